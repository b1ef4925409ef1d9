package gewerk.platform.clock;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import static java.util.Map.entry;

/**
 * Hours as people type and read them: {@code 1h30}, {@code 90m}, {@code 1:30}, {@code 1.5}, {@code 2d 4h}.
 * German units ({@code 2 Tage 3 Std}) and the decimal comma are understood whatever the language of the page.
 */
public record SpokenHours(BigDecimal hoursPerDay, BigDecimal daysPerWeek) {
  private static final String NUMBER = "\\d{1,9}(?:[.,]\\d{1,9})?|[.,]\\d{1,9}";
  private static final Pattern PLAIN = Pattern.compile(NUMBER);
  private static final Pattern CLOCK = Pattern.compile("(\\d{1,9}):([0-5]?\\d)");
  private static final Pattern PART = Pattern.compile("\\G(" + NUMBER + ")\\s*([a-z]*)\\.?\\s*");
  private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);

  private enum Unit { WEEK, DAY, HOUR, MINUTE }

  private static final Map<String, Unit> UNITS = Map.ofEntries(
      entry("w", Unit.WEEK), entry("wk", Unit.WEEK), entry("week", Unit.WEEK), entry("weeks", Unit.WEEK),
      entry("woche", Unit.WEEK), entry("wochen", Unit.WEEK),
      entry("d", Unit.DAY), entry("day", Unit.DAY), entry("days", Unit.DAY),
      entry("t", Unit.DAY), entry("tag", Unit.DAY), entry("tage", Unit.DAY), entry("tagen", Unit.DAY),
      entry("h", Unit.HOUR), entry("hr", Unit.HOUR), entry("hrs", Unit.HOUR), entry("hour", Unit.HOUR), entry("hours", Unit.HOUR),
      entry("std", Unit.HOUR), entry("stunde", Unit.HOUR), entry("stunden", Unit.HOUR),
      entry("m", Unit.MINUTE), entry("min", Unit.MINUTE), entry("mins", Unit.MINUTE), entry("minute", Unit.MINUTE),
      entry("minutes", Unit.MINUTE), entry("minuten", Unit.MINUTE));

  public SpokenHours {
    if (hoursPerDay.signum() <= 0 || daysPerWeek.signum() <= 0) {
      throw new IllegalArgumentException("A day has some hours and a week some days; check the settings.");
    }
  }

  /** Days of 8 hours, weeks of 5 days. */
  public static SpokenHours usual() {
    return new SpokenHours(BigDecimal.valueOf(8), BigDecimal.valueOf(5));
  }

  /** The hours with two decimals, or empty when the words make no sense. */
  public Optional<BigDecimal> parse(String typed) {
    var text = typed.strip().toLowerCase(Locale.ROOT);
    var clock = CLOCK.matcher(text);
    if (clock.matches()) {
      return Optional.of(rounded(number(clock.group(1)).add(minutes(number(clock.group(2))))));
    }
    return PLAIN.matcher(text).matches() ? Optional.of(rounded(number(text))) : parseParts(text).map(SpokenHours::rounded);
  }

  /** Each unit at most once and the larger first; a last number without unit has the next smaller one, as in 1h30. */
  private Optional<BigDecimal> parseParts(String text) {
    var sum = BigDecimal.ZERO;
    var parts = PART.matcher(text);
    int last = -1;
    int end = 0;
    while (parts.find()) {
      end = parts.end();
      var unit = unitOf(parts.group(2), last, end == text.length());
      if (unit.isEmpty() || unit.get().ordinal() <= last) {
        return Optional.empty();
      }
      sum = sum.add(hours(number(parts.group(1)), unit.get()));
      last = unit.get().ordinal();
    }
    return last >= 0 && end == text.length() ? Optional.of(sum) : Optional.empty();
  }

  private static Optional<Unit> unitOf(String word, int last, boolean atEnd) {
    if (!word.isEmpty()) {
      return Optional.ofNullable(UNITS.get(word));
    }
    boolean follows = last >= 0 && last < Unit.MINUTE.ordinal() && atEnd;
    return follows ? Optional.of(Unit.values()[last + 1]) : Optional.empty();
  }

  private BigDecimal hours(BigDecimal amount, Unit unit) {
    return switch (unit) {
      case WEEK -> amount.multiply(daysPerWeek).multiply(hoursPerDay);
      case DAY -> amount.multiply(hoursPerDay);
      case HOUR -> amount;
      case MINUTE -> minutes(amount);
    };
  }

  private static BigDecimal minutes(BigDecimal amount) {
    return amount.divide(MINUTES_PER_HOUR, 9, RoundingMode.HALF_UP);
  }

  private static BigDecimal number(String digits) {
    return new BigDecimal(digits.replace(',', '.'));
  }

  private static BigDecimal rounded(BigDecimal hours) {
    return hours.setScale(2, RoundingMode.HALF_UP);
  }

  /** {@code 1 h 30 min}, to the minute; hours are not gathered into days, whose length differs from place to place. */
  public static String print(BigDecimal hours) {
    long minutes = hours.abs().multiply(MINUTES_PER_HOUR).setScale(0, RoundingMode.HALF_UP).longValueExact();
    var sign = hours.signum() < 0 && minutes > 0 ? "−" : "";
    if (minutes > 0 && minutes < 60) {
      return sign + minutes + " min";
    }
    return sign + minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
  }
}
