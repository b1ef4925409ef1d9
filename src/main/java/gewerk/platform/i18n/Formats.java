package gewerk.platform.i18n;

import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Locale;

/** Dates, times, numbers and durations as this reader writes them, seen from now. */
public final class Formats {
  private static final List<String> SIZES = List.of("B", "kB", "MB", "GB", "TB");

  private final Words words;
  private final Locale locale;
  private final ZonedDateTime now;
  private final Customs customs;

  public Formats(Words words, ZoneId zone, Instant now) {
    this.words = words;
    this.locale = withRegion(words.locale());
    this.now = now.atZone(zone);
    customs = words.customs();
  }

  // English without a region would put the month first and count to twelve; most of our readers do neither.
  private static Locale withRegion(Locale locale) {
    var plain = locale.getCountry().isEmpty();
    return plain && !locale.getLanguage().equals("de") ? Locale.UK : locale;
  }

  public LocalDate today() {
    return now.toLocalDate();
  }

  /** {@code 18 Nov}, and with the year where it is not this one. */
  public String date(LocalDate date) {
    return customs.dates(locale).map(format -> format.format(date)).orElseGet(() -> pattern(date.getYear() == now.getYear() ? "MMMd" : "yMMMd", date));
  }

  /** {@code Tuesday 18 November 2025}, for headings and titles. */
  public String longDate(LocalDate date) {
    return pattern("yMMMMEEEEd", date);
  }

  /** {@code today}, {@code tomorrow}, {@code yesterday}, otherwise the date. */
  public String day(LocalDate date) {
    return switch ((int) Math.clamp(ChronoUnit.DAYS.between(today(), date), -2, 2)) {
      case -1 -> words.say("i18n.yesterday");
      case 0 -> words.say("i18n.today");
      case 1 -> words.say("i18n.tomorrow");
      default -> date(date);
    };
  }

  /** {@code 10 – 18 Nov}. */
  public String range(LocalDate start, LocalDate end) {
    if (start.equals(end)) return date(start);
    if (!customs.date().isEmpty()) return date(start) + " – " + date(end);
    var dayFirst = Character.isDigit(date(end).charAt(0));
    var sameMonth = start.withDayOfMonth(1).equals(end.withDayOfMonth(1));
    if (!dayFirst || !sameMonth) return date(start) + " – " + date(end);
    var day = locale.getLanguage().equals("de") ? start.getDayOfMonth() + "." : "" + start.getDayOfMonth();
    return day + " – " + date(end);
  }

  public String time(Instant moment) {
    return customs.times(locale).map(format -> format.format(here(moment))).orElseGet(() -> pattern("Hm", here(moment)));
  }

  /** {@code 18 Nov 16:20}. */
  public String dateTime(Instant moment) {
    return date(here(moment).toLocalDate()) + " " + time(moment);
  }

  /** {@code just now}, {@code 5 minutes ago}, {@code 09:12}, {@code yesterday 16:20}, {@code 18 Nov 16:20}. */
  public String ago(Instant moment) {
    var minutes = Duration.between(moment, now.toInstant()).toMinutes();
    if (minutes >= 0 && minutes < 1) return words.say("i18n.justNow");
    if (minutes >= 0 && minutes < 60) return words.count("i18n.minutesAgo", minutes);
    var date = here(moment).toLocalDate();
    return date.equals(today()) ? time(moment) : day(date) + " " + time(moment);
  }

  /** {@code 16 h}, {@code 9 h 30 m}, {@code 45 m}; {@code 2 d 1 h 30 m} where the installation counts in days. */
  public String duration(Duration duration) {
    var minutes = Math.abs(Math.round(duration.toSeconds() / 60.0));
    long perDay = customs.hoursPerDay() * 60L;
    var text = perDay == 0 || minutes < perDay ? hours(minutes)
        : words.say("i18n.days", number(minutes / perDay)) + (minutes % perDay == 0 ? "" : " " + hours(minutes % perDay));
    return duration.isNegative() && minutes > 0 ? "−" + text : text;
  }

  private String hours(long minutes) {
    var hours = words.say("i18n.hours", number(minutes / 60));
    var rest = words.say("i18n.minutes", minutes % 60);
    return minutes % 60 == 0 ? hours : minutes < 60 ? rest : hours + " " + rest;
  }

  public String number(Number number) {
    return NumberFormat.getInstance(locale).format(number);
  }

  /** Of a hundred: 60 becomes {@code 60%} or {@code 60 %}. */
  public String percent(int ofHundred) {
    return NumberFormat.getPercentInstance(locale).format(ofHundred / 100.0);
  }

  /** {@code 1.4 MB}. */
  public String size(long bytes) {
    var step = 0;
    var amount = (double) bytes;
    while (amount >= 1000 && step < SIZES.size() - 1) {
      amount /= 1000;
      step++;
    }
    return number(step == 0 || amount >= 100 ? Math.round(amount) : Math.round(amount * 10) / 10.0) + " " + SIZES.get(step);
  }

  public DayOfWeek firstDayOfWeek() {
    return WeekFields.of(locale).getFirstDayOfWeek();
  }

  public String weekday(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT_STANDALONE, locale);
  }

  private ZonedDateTime here(Instant moment) {
    return moment.atZone(now.getZone());
  }

  private String pattern(String skeleton, TemporalAccessor value) {
    return DateTimeFormatter.ofLocalizedPattern(skeleton).withLocale(locale).format(value);
  }
}
