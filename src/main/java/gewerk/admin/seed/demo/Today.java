package gewerk.admin.seed.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

import gewerk.platform.clock.WorkingDays;
import org.jspecify.annotations.Nullable;

/** Turns days that are counted from the installation into dates. */
record Today(LocalDate date, WorkingDays calendar) {
  static Today at(LocalDate date) {
    return new Today(date, WorkingDays.mondayToFriday());
  }

  /** {@code -12} is twelve days ago, {@code 5w} five working days ahead. */
  @Nullable LocalDate day(@Nullable String cell) {
    if (cell == null) {
      return null;
    }
    return cell.endsWith("w") ? workingDay(Integer.parseInt(cell.substring(0, cell.length() - 1))) : date.plusDays(Integer.parseInt(cell));
  }

  /** Counted from today, or from the next working day. */
  LocalDate workingDay(int number) {
    return shifted(calendar.next(date), number);
  }

  LocalDate shifted(LocalDate from, int workingDays) {
    return calendar.next(calendar.plus(from, workingDays));
  }

  /** {@code -9 14:20}. */
  Instant moment(String cell) {
    var parts = cell.split(" +");
    return date.plusDays(Integer.parseInt(parts[0])).atTime(LocalTime.parse(parts[1])).toInstant(ZoneOffset.UTC);
  }
}
