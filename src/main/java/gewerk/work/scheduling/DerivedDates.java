package gewerk.work.scheduling;

import java.util.List;

/** The dates to store, unless something is wrong with them. */
public record DerivedDates(Dates dates, List<DateViolation> violations) {
  public DerivedDates {
    violations = List.copyOf(violations);
  }

  static DerivedDates valid(Dates dates) {
    return new DerivedDates(dates, List.of());
  }

  public boolean isValid() {
    return violations.isEmpty();
  }
}
