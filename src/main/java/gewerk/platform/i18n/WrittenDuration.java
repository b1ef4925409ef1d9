package gewerk.platform.i18n;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A duration as people write it: {@code 1h30}, {@code 90m}, {@code 1:30}, {@code 1.5}, {@code 1 h 30 min}. */
public final class WrittenDuration {
  private static final Pattern CLOCK = Pattern.compile("(\\d{1,5}):([0-5]\\d)");
  private static final Pattern HOURS = Pattern.compile("(\\d{1,5}(?:[.,]\\d{1,4})?)\\s*(?:h|hours?|std\\.?|stunden?)?");
  private static final Pattern MINUTES = Pattern.compile("(\\d{1,7})\\s*(?:m|min\\.?|minutes?|minuten?)");
  private static final Pattern BOTH =
      Pattern.compile("(\\d{1,5})\\s*(?:h|hours?|std\\.?|stunden?)\\s*(\\d{1,2})\\s*(?:m|min\\.?|minutes?|minuten?)?");

  private WrittenDuration() {}

  public static Optional<Duration> parse(String written) {
    var text = written.strip().toLowerCase(Locale.ROOT);
    if (text.startsWith("p")) return iso(text);
    for (var pattern : new Pattern[] {CLOCK, BOTH}) {
      var match = pattern.matcher(text);
      if (match.matches()) return Optional.of(minutes(match.group(1)).multipliedBy(60).plus(minutes(match.group(2))));
    }
    var minutes = MINUTES.matcher(text);
    if (minutes.matches()) return Optional.of(minutes(minutes.group(1)));
    var hours = HOURS.matcher(text);
    return hours.matches() ? Optional.of(hours(hours.group(1))) : Optional.empty();
  }

  private static Optional<Duration> iso(String text) {
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeException notADuration) {
      return Optional.empty();
    }
  }

  private static Duration minutes(String digits) {
    return Duration.ofMinutes(Long.parseLong(digits));
  }

  private static Duration hours(String decimal) {
    var seconds = new BigDecimal(decimal.replace(',', '.')).multiply(BigDecimal.valueOf(3600));
    return Duration.ofSeconds(seconds.longValue());
  }
}
