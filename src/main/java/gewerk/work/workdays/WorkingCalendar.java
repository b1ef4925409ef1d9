package gewerk.work.workdays;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import gewerk.platform.Platform;
import gewerk.platform.clock.WorkingDays;
import gewerk.platform.database.Held;
import gewerk.platform.settings.Settings;

/** The days on which work is done, as the settings and the table of days off have them now. */
public final class WorkingCalendar implements Supplier<WorkingDays> {
  private static final Set<DayOfWeek> USUAL = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  private final Settings settings;
  private final NonWorkingDayStore nonWorkingDays;
  private final Held<WorkingDays> days;

  public WorkingCalendar(Platform platform) {
    settings = platform.settings();
    nonWorkingDays = new NonWorkingDayStore(platform.database());
    days = Held.of(platform.database(), Set.of("settings", "non_working_days"), () -> new WorkingDays(weekdays(), nonWorkingDays.all().keySet()));
    var api = new DaysApi(platform.api(), this);
    new DaysWriteApi(platform.api(), api, this, new ChangeCalendar(platform, this, nonWorkingDays));
  }

  @Override
  public WorkingDays get() {
    return days.get();
  }

  /** The days of every week on which work is done; Monday to Friday where the setting names none. */
  public Set<DayOfWeek> weekdays() {
    var weekdays = EnumSet.noneOf(DayOfWeek.class);
    settings.texts("working_days").stream().filter(number -> number.matches("[1-7]")).forEach(number -> weekdays.add(DayOfWeek.of(Integer.parseInt(number))));
    return weekdays.isEmpty() ? USUAL : weekdays;
  }

  /** The single days off between two dates, both included. */
  public Collection<NonWorkingDay> nonWorkingDays(LocalDate from, LocalDate to) {
    return from.isAfter(to) ? List.of() : List.copyOf(nonWorkingDays.all().subMap(from, true, to, true).values());
  }

  public Optional<NonWorkingDay> nonWorkingDay(LocalDate date) {
    return Optional.ofNullable(nonWorkingDays.all().get(date));
  }

  /** Monday to Sunday, named in a language. */
  List<WeekDay> week(Locale locale) {
    var weekdays = weekdays();
    return List.of(DayOfWeek.values()).stream()
        .map(day -> new WeekDay(day.getValue(), day.getDisplayName(TextStyle.FULL_STANDALONE, locale), weekdays.contains(day))).toList();
  }

  /** All days between two dates, both included. */
  List<Day> days(LocalDate from, LocalDate to, Locale locale) {
    var week = week(locale);
    var all = nonWorkingDays.all();
    return from.isAfter(to) ? List.of()
        : from.datesUntil(to.plusDays(1)).map(date -> new Day(date, week.get(date.getDayOfWeek().getValue() - 1), all.get(date))).toList();
  }
}
