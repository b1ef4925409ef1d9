package gewerk.platform.clock;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * The calendar of days on which work is done: some days of every week, minus single days off.
 *
 * <p>Every working day has a number, counted from an epoch. Days become numbers and numbers become days by arithmetic
 * and one binary search in the days off, so a span of decades costs as much as a span of days.
 */
public final class WorkingDays {
  /** 1970-01-05, so that a week of the count begins on Monday. */
  private static final long FIRST_MONDAY = 4;
  private static final int WEEK = 7;

  private final int daysPerWeek;
  private final boolean[] worksOn = new boolean[WEEK];
  private final int[] workedBefore = new int[WEEK];
  private final int[] offsetOfNth;
  private final long[] daysOff;
  /** For each day off the number of the working day that comes next; ascending like the days themselves. */
  private final long[] numberAfterDayOff;

  public WorkingDays(Set<DayOfWeek> weekdays, Collection<LocalDate> nonWorkingDates) {
    if (weekdays.isEmpty()) {
      throw new IllegalArgumentException("A calendar needs at least one working day in the week, but none was given; name one.");
    }
    daysPerWeek = weekdays.size();
    offsetOfNth = new int[daysPerWeek];
    layOutWeek(EnumSet.copyOf(weekdays));
    daysOff = nonWorkingDates.stream().filter(day -> weekdays.contains(day.getDayOfWeek()))
        .mapToLong(LocalDate::toEpochDay).sorted().distinct().toArray();
    numberAfterDayOff = new long[daysOff.length];
    for (int i = 0; i < daysOff.length; i++) {
      numberAfterDayOff[i] = weekdaysBefore(daysOff[i]) - i;
    }
  }

  private void layOutWeek(Set<DayOfWeek> weekdays) {
    int worked = 0;
    for (int offset = 0; offset < WEEK; offset++) {
      workedBefore[offset] = worked;
      worksOn[offset] = weekdays.contains(DayOfWeek.of(offset + 1));
      if (worksOn[offset]) {
        offsetOfNth[worked++] = offset;
      }
    }
  }

  /** Monday to Friday, without days off. */
  public static WorkingDays mondayToFriday() {
    return new WorkingDays(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of());
  }

  public boolean isWorking(LocalDate date) {
    long day = date.toEpochDay();
    return worksOn[Math.floorMod(day - FIRST_MONDAY, WEEK)] && Arrays.binarySearch(daysOff, day) < 0;
  }

  /** The date itself if work is done on it, else the first working day after it. */
  public LocalDate next(LocalDate date) {
    return isWorking(date) ? date : dayOf(workedBefore(date.toEpochDay()));
  }

  /** The first day from this date on that counts. */
  public LocalDate next(LocalDate date, boolean ignoreNonWorking) {
    return ignoreNonWorking ? date : next(date);
  }

  /** How many days count from start to due, both included; 0 when due lies before start. */
  public int duration(LocalDate start, LocalDate due, boolean ignoreNonWorking) {
    long from = start.toEpochDay();
    long to = due.toEpochDay() + 1;
    long days = ignoreNonWorking ? to - from : workedBefore(to) - workedBefore(from);
    return Math.toIntExact(Math.max(0, days));
  }

  /** The last of so many counted days, the first of them being start or the next day that counts. */
  public LocalDate due(LocalDate start, int days, boolean ignoreNonWorking) {
    requireSome(days);
    return ignoreNonWorking ? start.plusDays(days - 1L) : dayOf(workedBefore(start.toEpochDay()) + days - 1);
  }

  /** The first of so many counted days, the last of them being due or the day before it that counts. */
  public LocalDate start(LocalDate due, int days, boolean ignoreNonWorking) {
    requireSome(days);
    return ignoreNonWorking ? due.minusDays(days - 1L) : dayOf(workedBefore(due.toEpochDay() + 1) - days);
  }

  /**
   * The day by whose morning so many working days have passed since the morning of the date; it need not be a
   * working day itself. A negative number goes back to the morning of that many working days before.
   */
  public LocalDate plus(LocalDate date, int workingDays) {
    if (workingDays == 0) {
      return date;
    }
    long number = workedBefore(date.toEpochDay()) + workingDays;
    return workingDays > 0 ? dayOf(number - 1).plusDays(1) : dayOf(number);
  }

  private static void requireSome(int days) {
    if (days < 1) {
      throw new IllegalArgumentException("A span has at least one day, but " + days + " were asked for; check before computing.");
    }
  }

  private long workedBefore(long day) {
    int at = Arrays.binarySearch(daysOff, day);
    return weekdaysBefore(day) - (at >= 0 ? at : -at - 1);
  }

  private long weekdaysBefore(long day) {
    long sinceMonday = day - FIRST_MONDAY;
    return Math.floorDiv(sinceMonday, WEEK) * daysPerWeek + workedBefore[Math.floorMod(sinceMonday, WEEK)];
  }

  private LocalDate dayOf(long number) {
    long weekdays = number + daysOffBefore(number);
    long weeks = Math.floorDiv(weekdays, daysPerWeek);
    return LocalDate.ofEpochDay(FIRST_MONDAY + weeks * WEEK + offsetOfNth[Math.floorMod(weekdays, daysPerWeek)]);
  }

  /** How many days off lie before the working day of this number: those whose next working day has no higher number. */
  private int daysOffBefore(long number) {
    int at = Arrays.binarySearch(numberAfterDayOff, number);
    if (at < 0) {
      return -at - 1;
    }
    while (at < numberAfterDayOff.length && numberAfterDayOff[at] == number) {
      at++;
    }
    return at;
  }
}
