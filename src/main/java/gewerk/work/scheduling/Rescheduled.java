package gewerk.work.scheduling;

import java.util.List;

/**
 * What a rescheduling changed: packages with new dates, and packages beneath which the range of dates is another now.
 * Both name a package at most once, and after everything it depends on.
 */
public record Rescheduled(List<Moved> moved, List<Beneath> ranges) {
  public record Moved(long id, Dates dates) {}

  /** Derived dates that differ from those in the snapshot; empty when the last child or its dates are gone. */
  public record Beneath(long id, DateRange range) {}

  public Rescheduled {
    moved = List.copyOf(moved);
    ranges = List.copyOf(ranges);
  }
}
