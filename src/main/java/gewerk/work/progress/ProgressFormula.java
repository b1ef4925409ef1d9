package gewerk.work.progress;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The arithmetic between work, remaining work and % complete. */
final class ProgressFormula {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal ALMOST_DONE = BigDecimal.valueOf(99);

  private ProgressFormula() {}

  /** What has begun is at least 1 %, what is not finished at most 99 %. The work is not zero. */
  static int percent(BigDecimal work, BigDecimal remaining) {
    var exact = work.subtract(remaining).multiply(HUNDRED).divide(work, 10, RoundingMode.HALF_UP);
    boolean barelyBegun = remaining.compareTo(work) < 0 && exact.compareTo(BigDecimal.ONE) < 0;
    boolean barelyUnfinished = remaining.signum() > 0 && exact.compareTo(ALMOST_DONE) >= 0;
    if (barelyBegun || barelyUnfinished) {
      return barelyBegun ? 1 : 99;
    }
    return exact.setScale(0, RoundingMode.HALF_UP).intValueExact();
  }

  static BigDecimal remaining(BigDecimal work, int percent) {
    return work.subtract(work.multiply(BigDecimal.valueOf(percent)).divide(HUNDRED, 10, RoundingMode.HALF_UP)).setScale(2, RoundingMode.HALF_UP);
  }

  /** The percent is below 100. */
  static BigDecimal work(BigDecimal remaining, int percent) {
    return remaining.multiply(HUNDRED).divide(BigDecimal.valueOf(100L - percent), 2, RoundingMode.HALF_UP);
  }

  /** All three are set. Hours are rounded, so more than one percentage may agree with them. */
  static boolean agrees(Progress progress) {
    if (progress.work().signum() == 0) {
      return false;
    }
    return progress.percent() == percent(progress.work(), progress.remaining())
        || progress.remaining().compareTo(remaining(progress.work(), progress.percent())) == 0;
  }
}
