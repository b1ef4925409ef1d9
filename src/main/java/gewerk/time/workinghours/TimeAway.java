package gewerk.time.workinghours;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** Days on which somebody does not work; both dates belong to it. Dates are null only for one that is about to be made. */
record TimeAway(long id, long userId, @Nullable LocalDate startDate, @Nullable LocalDate endDate) {
  static TimeAway blank(long userId) {
    return new TimeAway(0, userId, null, null);
  }

  String path() {
    return "/users/" + userId + "/non_working_times/" + id;
  }
}
