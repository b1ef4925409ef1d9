package gewerk.work.workdays;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * One day of the calendar.
 *
 * @param nonWorkingDay the single day off that it is, if it is one
 */
record Day(LocalDate date, WeekDay weekDay, @Nullable NonWorkingDay nonWorkingDay) {
  boolean isWorking() {
    return weekDay.working() && nonWorkingDay == null;
  }
}
