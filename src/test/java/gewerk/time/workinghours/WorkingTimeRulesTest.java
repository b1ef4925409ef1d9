package gewerk.time.workinghours;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;

import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Violation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkingTimeRulesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  @Test
  void whoSaysNothingElseWorksTheUsualHoursOnTheUsualDays() {
    var blank = WorkingHours.blank(7, BigDecimal.valueOf(8), EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY));
    assertThat(blank.on(DayOfWeek.TUESDAY)).isEqualByComparingTo("8");
    assertThat(blank.on(DayOfWeek.SUNDAY)).isZero();
    assertThat(wrong(null, blank)).containsExactly("validFrom error.blank");
  }

  @Test
  void aDayHasTwentyFourHoursAtTheMost() {
    assertThat(wrong(null, hours(TODAY, "24", 100))).isEmpty();
    assertThat(wrong(null, hours(TODAY, "24.5", 100))).contains("mondayHours working_hours.out_of_range", "sundayHours working_hours.out_of_range");
    assertThat(wrong(null, hours(TODAY, "-1", 100))).hasSize(7);
    assertThat(wrong(null, hours(TODAY, null, 100))).contains("fridayHours error.blank");
  }

  @Test
  void availabilityIsAPartOfAHundred() {
    assertThat(wrong(null, hours(TODAY, "8", 0))).isEmpty();
    assertThat(wrong(null, hours(TODAY, "8", 101))).containsExactly("availabilityFactor working_hours.out_of_range");
    assertThat(wrong(null, hours(TODAY, "8", null))).containsExactly("availabilityFactor error.blank");
  }

  @Test
  void whatIsInEffectIsHistory() {
    var next = hours(TODAY.plusDays(9), "6", 80);
    assertThat(wrong(hours(TODAY, "8", 100), next)).containsExactly("base working_hours.in_effect");
    assertThat(wrong(hours(TODAY.plusDays(1), "8", 100), next)).isEmpty();
  }

  @Test
  void aTimeAwayEndsAfterItBegins() {
    assertThat(WorkingTimeRules.judge(new TimeAway(0, 7, TODAY, TODAY))).isEmpty();
    assertThat(said(WorkingTimeRules.judge(new TimeAway(0, 7, TODAY, TODAY.minusDays(1))))).containsExactly("endDate working_hours.end_before_start");
    assertThat(said(WorkingTimeRules.judge(TimeAway.blank(7)))).containsExactly("startDate error.blank", "endDate error.blank");
  }

  private static WorkingHours hours(LocalDate from, @Nullable String hours, @Nullable Integer availability) {
    return new WorkingHours(1, 7, from, hours == null ? Arrays.asList(new BigDecimal[7]) : Collections.nCopies(7, new BigDecimal(hours)), availability);
  }

  private static List<String> wrong(@Nullable WorkingHours saved, WorkingHours proposed) {
    return said(WorkingTimeRules.judge(new Candidate<>(saved, proposed), TODAY));
  }

  private static List<String> said(List<Violation> violations) {
    return violations.stream().map(violation -> violation.attribute() + " " + violation.text().key()).toList();
  }
}
