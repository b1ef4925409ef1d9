package gewerk.connect.deliveries;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How an endpoint has fared since it last answered well.
 *
 * @param failures in a row
 * @param restsUntil nothing is sent before
 * @param pausedAt since when it has been given up until somebody resumes it, or a probe succeeds
 */
public record Health(int failures, @Nullable Instant failingSince, @Nullable Instant restsUntil, @Nullable Instant pausedAt) {
  public static final Health GOOD = new Health(0, null, null, null);

  public boolean isFailing() {
    return PauseRules.needsProbe(this);
  }

  public boolean isPaused() {
    return pausedAt != null;
  }
}
