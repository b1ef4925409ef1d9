package gewerk.platform.clock;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as the API writes them (ISO 8601): hours with two decimals, or whole days. */
public final class Durations {
  private static final String NUMBER = "(\\d+(?:[.,]\\d+)?)";
  private static final Pattern ISO = Pattern.compile(
      "([+-])?P(?!$)(?:" + NUMBER + "Y)?(?:" + NUMBER + "M)?(?:" + NUMBER + "W)?(?:" + NUMBER + "D)?"
          + "(?:T(?!$)(?:" + NUMBER + "H)?(?:" + NUMBER + "M)?(?:" + NUMBER + "S)?)?");
  /** Seconds of a year, month, week, day, hour, minute and second; a month is a twelfth of a year of 365 days. */
  private static final long[] SECONDS = {31_536_000, 2_628_000, 604_800, 86_400, 3_600, 60, 1};
  private static final long SECONDS_PER_DAY = 86_400;
  private static final int LONGEST = 64;
  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3_600);

  private Durations() {}

  /** {@code PT1H30M} is 1.50; empty for everything that is not an ISO 8601 duration, a plain number included. */
  public static Optional<BigDecimal> parseHours(String text) {
    return seconds(text).map(seconds -> seconds.divide(SECONDS_PER_HOUR, 2, RoundingMode.HALF_UP));
  }

  /** {@code P3D} is 3, {@code PT36H} is 1: what is left over after whole days of 24 hours is dropped. */
  public static Optional<Integer> parseDays(String text) {
    return seconds(text).map(seconds -> seconds.divideToIntegralValue(BigDecimal.valueOf(SECONDS_PER_DAY)))
        .filter(days -> days.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0)
        .map(BigDecimal::intValueExact);
  }

  private static Optional<BigDecimal> seconds(String text) {
    var matcher = ISO.matcher(text);
    return text.length() <= LONGEST && matcher.matches() ? Optional.of(sum(matcher)) : Optional.empty();
  }

  private static BigDecimal sum(Matcher matcher) {
    var seconds = BigDecimal.ZERO;
    for (int unit = 0; unit < SECONDS.length; unit++) {
      var amount = matcher.group(unit + 2);
      if (amount != null) {
        seconds = seconds.add(new BigDecimal(amount.replace(',', '.')).multiply(BigDecimal.valueOf(SECONDS[unit])));
      }
    }
    return "-".equals(matcher.group(1)) ? seconds.negate() : seconds;
  }

  /** 1.5 is {@code PT1H30M}, 25 is {@code P1DT1H}, 0 is {@code PT0S}. */
  public static String printHours(BigDecimal hours) {
    long seconds = hours.abs().multiply(SECONDS_PER_HOUR).setScale(0, RoundingMode.HALF_UP).longValueExact();
    if (seconds == 0) {
      return "PT0S";
    }
    var time = part(seconds / 3_600 % 24, 'H') + part(seconds / 60 % 60, 'M') + part(seconds % 60, 'S');
    return (hours.signum() < 0 ? "-P" : "P") + part(seconds / SECONDS_PER_DAY, 'D') + (time.isEmpty() ? "" : "T" + time);
  }

  private static String part(long amount, char unit) {
    return amount == 0 ? "" : amount + String.valueOf(unit);
  }

  public static String printDays(int days) {
    return days < 0 ? "-P" + -(long) days + "D" : "P" + days + "D";
  }
}
