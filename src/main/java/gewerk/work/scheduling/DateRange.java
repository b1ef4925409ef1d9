package gewerk.work.scheduling;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** From the earliest to the latest of some dates; both ends are null when there was no date at all. */
public record DateRange(@Nullable LocalDate start, @Nullable LocalDate due) {
  public static final DateRange EMPTY = new DateRange(null, null);

  public DateRange with(@Nullable LocalDate date) {
    return date == null ? this : new DateRange(
        start == null || date.isBefore(start) ? date : start,
        due == null || date.isAfter(due) ? date : due);
  }

  public DateRange with(DateRange other) {
    return with(other.start).with(other.due);
  }

  public DateRange with(Dates dates) {
    return with(dates.start()).with(dates.due());
  }
}
