package gewerk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Supplier;

/** Waits for what other threads and nodes bring about: no longer than needed, and not for ever. */
public final class Eventually {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private Eventually() {}

  /** Once is enough: what comes after it is not looked at any more. */
  public static <T> void is(T expected, Supplier<T> actual) {
    long end = System.nanoTime() + LONGEST.toNanos();
    T seen = actual.get();
    while (!expected.equals(seen) && System.nanoTime() < end) {
      rest();
      seen = actual.get();
    }
    assertThat(seen).as("after %s", LONGEST).isEqualTo(expected);
  }

  private static void rest() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
