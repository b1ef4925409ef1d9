package gewerk.connect.deliveries;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * When a failed message is tried again, and how long. One that fails alone is tried for a day, with growing pauses. When everything fails, the
 * endpoint as a whole rests and is then asked with a single message; after a day it is paused.
 */
final class PauseRules {
  static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  static final Duration LONGEST_PAUSE = Duration.ofHours(2);
  static final Duration TRIED_FOR = Duration.ofDays(1);
  static final int BEARABLE_FAILURES = 5;
  static final Duration LONGEST_REST = Duration.ofMinutes(10);
  static final Duration BETWEEN_PROBES = Duration.ofHours(1);

  private PauseRules() {}

  /** @param attempts that have failed, at least one */
  static Duration pauseAfter(int attempts) {
    return growing(attempts - 1, LONGEST_PAUSE);
  }

  /** Only a message that fails while others arrive is given up; when nothing arrives all of them wait. */
  static boolean isGivenUp(@Nullable Instant firstTriedAt, Instant now, Health health) {
    return firstTriedAt != null && !firstTriedAt.plus(TRIED_FOR).isAfter(now) && !needsProbe(health);
  }

  /** So many failures in a row are no accident: one message at a time, until one arrives. */
  static boolean needsProbe(Health health) {
    return health.failures() >= BEARABLE_FAILURES;
  }

  static boolean isResting(Health health, Instant now) {
    return health.restsUntil() != null && health.restsUntil().isAfter(now);
  }

  /** Failures of what was already under way when the rest began count no more; those of a probe always do. */
  static Health afterFailure(Health before, Instant now, boolean probe) {
    if (!probe && needsProbe(before)) {
      return before;
    }
    int failures = before.failures() + 1;
    var since = before.failingSince() == null ? now : before.failingSince();
    boolean hopeless = failures >= BEARABLE_FAILURES && !since.plus(TRIED_FOR).isAfter(now);
    var paused = before.pausedAt() != null ? before.pausedAt() : hopeless ? now : null;
    return new Health(failures, since, restUntil(failures, now, paused != null), paused);
  }

  private static @Nullable Instant restUntil(int failures, Instant now, boolean paused) {
    if (failures < BEARABLE_FAILURES) {
      return null;
    }
    return now.plus(paused ? BETWEEN_PROBES : growing(failures - BEARABLE_FAILURES, LONGEST_REST));
  }

  private static Duration growing(int times, Duration longest) {
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(times, 20));
    return pause.compareTo(longest) > 0 ? longest : pause;
  }
}
