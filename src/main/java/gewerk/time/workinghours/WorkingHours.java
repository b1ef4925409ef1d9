package gewerk.time.workinghours;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * How long somebody works from a date on, until the next of their records begins.
 *
 * @param validFrom null only for one that is about to be made
 * @param hours of Monday to Sunday
 * @param availability how much of these hours there is for planned work, in percent
 */
record WorkingHours(long id, long userId, @Nullable LocalDate validFrom, List<@Nullable BigDecimal> hours, @Nullable Integer availability) {
  /** The usual hours on the usual days. */
  static WorkingHours blank(long userId, BigDecimal perDay, java.util.Set<DayOfWeek> workingDays) {
    return new WorkingHours(0, userId, null,
        Stream.of(DayOfWeek.values()).<@Nullable BigDecimal>map(day -> workingDays.contains(day) ? perDay : BigDecimal.ZERO).toList(), 100);
  }

  @Nullable BigDecimal on(DayOfWeek day) {
    return hours.get(day.getValue() - 1);
  }

  /** What has begun to count is history. */
  boolean isInEffect(LocalDate today) {
    return validFrom != null && !validFrom.isAfter(today);
  }

  String path() {
    return "/users/" + userId + "/working_hours/" + id;
  }
}
