package gewerk.work.scheduling;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** When a work package is done: two dates, the days between them that count, and whether every day counts. */
public record Dates(@Nullable LocalDate start, @Nullable LocalDate due, @Nullable Integer duration, boolean ignoreNonWorkingDays) {
  public static final Dates NONE = new Dates(null, null, null, false);

  public Dates start(@Nullable LocalDate date) {
    return new Dates(date, due, duration, ignoreNonWorkingDays);
  }

  public Dates due(@Nullable LocalDate date) {
    return new Dates(start, date, duration, ignoreNonWorkingDays);
  }

  public Dates duration(@Nullable Integer days) {
    return new Dates(start, due, days, ignoreNonWorkingDays);
  }

  public Dates ignoreNonWorkingDays(boolean ignore) {
    return new Dates(start, due, duration, ignore);
  }

  /** Dates are written with four digits for the year. */
  public static boolean isWritable(@Nullable LocalDate date) {
    return date == null || date.getYear() >= 0 && date.getYear() <= 9999;
  }
}
