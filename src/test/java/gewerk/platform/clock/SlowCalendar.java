package gewerk.platform.clock;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** The working calendar as anyone would write it first, walking from day to day: what the fast one is compared with. */
public record SlowCalendar(Set<DayOfWeek> weekdays, Set<LocalDate> daysOff) {
  public static SlowCalendar random(Random random) {
    var weekdays = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)));
    for (var day : DayOfWeek.values()) {
      if (random.nextInt(7) < 4) {
        weekdays.add(day);
      }
    }
    var daysOff = new HashSet<LocalDate>();
    for (int i = random.nextInt(25); i > 0; i--) {
      daysOff.add(LocalDate.of(1969, 12, 1).plusDays(random.nextInt(90)));
    }
    return new SlowCalendar(weekdays, daysOff);
  }

  public WorkingDays fast() {
    return new WorkingDays(weekdays, daysOff);
  }

  public boolean isWorking(LocalDate date) {
    return weekdays.contains(date.getDayOfWeek()) && !daysOff.contains(date);
  }

  private boolean counts(LocalDate date, boolean ignore) {
    return ignore || isWorking(date);
  }

  public LocalDate next(LocalDate date, boolean ignore) {
    var day = date;
    while (!counts(day, ignore)) {
      day = day.plusDays(1);
    }
    return day;
  }

  public int duration(LocalDate start, LocalDate due, boolean ignore) {
    int days = 0;
    for (var day = start; !day.isAfter(due); day = day.plusDays(1)) {
      days += counts(day, ignore) ? 1 : 0;
    }
    return days;
  }

  public LocalDate due(LocalDate start, int days, boolean ignore) {
    var day = next(start, ignore);
    for (int left = days; left > 1; left--) {
      day = next(day.plusDays(1), ignore);
    }
    return day;
  }

  public LocalDate start(LocalDate due, int days, boolean ignore) {
    var day = due;
    for (int left = days;; day = day.minusDays(1)) {
      left -= counts(day, ignore) ? 1 : 0;
      if (left == 0) {
        return day;
      }
    }
  }

  public LocalDate plus(LocalDate date, int workingDays) {
    var day = date;
    for (int left = workingDays; left > 0; day = day.plusDays(1)) {
      left -= isWorking(day) ? 1 : 0;
    }
    for (int left = workingDays; left < 0;) {
      day = day.minusDays(1);
      left += isWorking(day) ? 1 : 0;
    }
    return day;
  }
}
