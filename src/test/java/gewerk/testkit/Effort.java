package gewerk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** How long the processor works at something, whatever else the machine has to do meanwhile. */
public final class Effort {
  private Effort() {}

  /** What takes longer grows with more than the size of its input. */
  public static void atMost(Duration longest, Runnable work) {
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    work.run();
    assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before)).as("time of the processor").isLessThan(longest);
  }
}
