package gewerk.work.progress;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

/** How much work there is, how much of it remains (both in hours with two decimals) and what percentage is complete. */
public record Progress(@Nullable BigDecimal work, @Nullable BigDecimal remaining, @Nullable Integer percent) {
  public static final Progress NONE = new Progress(null, null, null);

  public Progress {
    work = hours(work);
    remaining = hours(remaining);
  }

  private static @Nullable BigDecimal hours(@Nullable BigDecimal hours) {
    return hours == null ? null : hours.setScale(2, RoundingMode.HALF_UP);
  }

  public Progress work(@Nullable BigDecimal hours) {
    return new Progress(hours, remaining, percent);
  }

  public Progress remaining(@Nullable BigDecimal hours) {
    return new Progress(work, hours, percent);
  }

  public Progress percent(@Nullable Integer value) {
    return new Progress(work, remaining, value);
  }
}
