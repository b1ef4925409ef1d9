package gewerk.time.workinghours;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import gewerk.platform.access.Viewer;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Violation;
import org.jspecify.annotations.Nullable;

/** Who may see and change when people work, and what is a working week. */
final class WorkingTimeRules {
  private static final BigDecimal DAY = BigDecimal.valueOf(24);

  private WorkingTimeRules() {}

  /** Own ones always; those of others are not there for people who do not manage them. */
  static boolean maySee(long userId, Viewer viewer) {
    return isOwn(userId, viewer) || viewer.mayGlobally("manage_working_times");
  }

  static boolean mayChange(long userId, Viewer viewer) {
    return viewer.mayGlobally("manage_working_times") || isOwn(userId, viewer) && viewer.mayGlobally("manage_own_working_times");
  }

  /** @param today on which what is valid has begun to count */
  static List<Violation> judge(Candidate<WorkingHours> candidate, LocalDate today) {
    var wrong = new ArrayList<Violation>();
    var proposed = candidate.proposed();
    if (candidate.saved() != null && candidate.saved().isInEffect(today)) {
      return List.of(Violation.sentence("base", "working_hours.in_effect"));
    }
    if (proposed.validFrom() == null) {
      wrong.add(Violation.of("validFrom", "error.blank"));
    }
    for (var day : DayOfWeek.values()) {
      wrong.addAll(number(attribute(day), proposed.on(day), DAY));
    }
    wrong.addAll(number("availabilityFactor", proposed.availability() == null ? null : BigDecimal.valueOf(proposed.availability()), BigDecimal.valueOf(100)));
    return wrong;
  }

  static List<Violation> judge(TimeAway away) {
    var wrong = new ArrayList<Violation>();
    if (away.startDate() == null) {
      wrong.add(Violation.of("startDate", "error.blank"));
    }
    if (away.endDate() == null) {
      wrong.add(Violation.of("endDate", "error.blank"));
    } else if (away.startDate() != null && away.endDate().isBefore(away.startDate())) {
      wrong.add(Violation.of("endDate", "working_hours.end_before_start"));
    }
    return wrong;
  }

  /** {@code mondayHours}. */
  static String attribute(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT) + "Hours";
  }

  private static List<Violation> number(String attribute, @Nullable BigDecimal number, BigDecimal most) {
    if (number == null) {
      return List.of(Violation.of(attribute, "error.blank"));
    }
    boolean fits = number.signum() >= 0 && number.compareTo(most) <= 0;
    return fits ? List.of() : List.of(Violation.of(attribute, "working_hours.out_of_range", most.toPlainString()));
  }

  private static boolean isOwn(long userId, Viewer viewer) {
    return viewer.isLoggedIn() && viewer.id() == userId;
  }
}
