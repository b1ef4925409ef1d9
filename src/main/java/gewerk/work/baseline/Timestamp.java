package gewerk.work.baseline;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import gewerk.platform.clock.WorkingDays;

/**
 * A moment as somebody names it (reference: timestamps).
 *
 * @param text as it was sent
 * @param moment what that means now
 * @param isNow whether it means the present, whenever it is read
 */
public record Timestamp(String text, Instant moment, boolean isNow) {
  private static final Map<String, String> SHORT = Map.of("now", "PT0S", "1d", "P-1D", "1w", "P-7D", "1m", "P-1M", "1y", "P-1Y");
  private static final Pattern DAY_AND_TIME = Pattern.compile("(oneDayAgo|lastWorkingDay|oneWeekAgo|oneMonthAgo)@(\\d{2}:\\d{2})([+-]\\d{2}:\\d{2})");
  private static final Pattern DURATION = Pattern.compile("([+-]?)P([^T]*)(?:T(.+))?");
  private static final int LONGEST_HOLIDAY = 400;

  /** @param calendar tells which day was the last working one */
  public static Optional<Timestamp> read(String text, Instant now, WorkingDays calendar) {
    try {
      var moment = moment(SHORT.getOrDefault(text, text), now, calendar);
      int year = moment.atZone(ZoneOffset.UTC).getYear();
      return year < 1 || year > 9999 ? Optional.empty() : Optional.of(new Timestamp(text, moment, isRelative(text) && moment.equals(now)));
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** What may be asked for without the enterprise feature: nothing from before yesterday, which begins everywhere with its day in UTC. */
  public boolean isRecent(Instant now) {
    return text.startsWith("oneDayAgo@") || !moment.isBefore(now.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(1)));
  }

  /** The same moment, whenever it is read: {@code 2026-03-01T01:37:10Z}. */
  public String absolute() {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static boolean isRelative(String text) {
    return SHORT.containsKey(text) || DURATION.matcher(text).matches();
  }

  private static Instant moment(String text, Instant now, WorkingDays calendar) {
    var named = DAY_AND_TIME.matcher(text);
    if (named.matches()) {
      var offset = ZoneOffset.of(named.group(3));
      return day(named.group(1), now.atOffset(offset).toLocalDate(), calendar).atTime(LocalTime.parse(named.group(2))).toInstant(offset);
    }
    return isRelative(text) ? shifted(text, now) : absolute(text);
  }

  private static LocalDate day(String name, LocalDate today, WorkingDays calendar) {
    return switch (name) {
      case "oneWeekAgo" -> today.minusWeeks(1);
      case "oneMonthAgo" -> today.minusMonths(1);
      case "lastWorkingDay" -> today.datesUntil(today.minusDays(LONGEST_HOLIDAY), Period.ofDays(-1)).skip(1).filter(calendar::isWorking).findFirst()
          .orElse(today.minusDays(1));
      default -> today.minusDays(1);
    };
  }

  private static Instant shifted(String text, Instant now) {
    var parts = DURATION.matcher(text);
    if (!parts.matches() || parts.group(2).isEmpty() && parts.group(3) == null) {
      throw new DateTimeException("No duration: " + text);
    }
    var days = parts.group(2).isEmpty() ? Period.ZERO : Period.parse(parts.group(1) + "P" + parts.group(2));
    var hours = parts.group(3) == null ? Duration.ZERO : Duration.parse(parts.group(1) + "PT" + parts.group(3));
    return now.atZone(ZoneOffset.UTC).plus(days).plus(hours).toInstant();
  }

  /** Without an offset it is meant in UTC, without a time it is the day's beginning. */
  private static Instant absolute(String text) {
    if (!text.contains("T")) {
      return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    return text.matches(".*T.*(Z|[+-]\\d{2}(:?\\d{2})?)") ? OffsetDateTime.parse(text).toInstant() : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }
}
