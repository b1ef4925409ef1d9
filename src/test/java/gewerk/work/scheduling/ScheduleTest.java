package gewerk.work.scheduling;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import gewerk.platform.clock.WorkingDays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What moves after a change. 2026-03-02 is a Monday; dates are days of that March. */
class ScheduleTest {
  private static final WorkingDays WEEK = WorkingDays.mondayToFriday();
  private static final long A = 1;
  private static final long B = 2;
  private static final long C = 3;
  private static final long P = 10;

  private static LocalDate march(int day) {
    return LocalDate.of(2026, 3, 1).plusDays(day - 1L);
  }

  private static Dates dates(int start, int due, int duration) {
    return new Dates(march(start), march(due), duration, false);
  }

  private static PlannedPackage manual(long id, @Nullable Long parent, Dates dates) {
    return new PlannedPackage(id, parent, dates, true, false, DateRange.EMPTY);
  }

  private static PlannedPackage automatic(long id, @Nullable Long parent, Dates dates) {
    return new PlannedPackage(id, parent, dates, false, false, DateRange.EMPTY);
  }

  private static Map<Long, Dates> moved(Snapshot snapshot, Long... changed) {
    return Schedule.after(List.of(changed), snapshot, WEEK).moved().stream()
        .collect(Collectors.toMap(Rescheduled.Moved::id, Rescheduled.Moved::dates));
  }

  private static Follows follows(long successor, long predecessor) {
    return new Follows(predecessor, successor, 0);
  }

  @ParameterizedTest(name = "after {0} with lag {1} it begins on {2}")
  @CsvSource({"4, 0, 5, 9", "11, 0, 12, 16", "3, 0, 4, 6", "4, 2, 9, 11", "6, 0, 9, 11", "4, -1, 4, 6", "6, -2, 5, 9"})
  void aSuccessorBeginsWhenItsPredecessorIsDone(int due, int lag, int start, int end) {
    var snapshot = new Snapshot(List.of(manual(A, null, dates(2, due, 3)), automatic(B, null, dates(20, 24, 3))), List.of(new Follows(A, B, lag)));
    assertThat(moved(snapshot, A)).isEqualTo(Map.of(B, dates(start, end, 3)));
    assertThat(moved(snapshot, B)).isEqualTo(Map.of(B, dates(start, end, 3)));
  }

  @Test
  void whatIsInPlaceDoesNotMove() {
    var snapshot = new Snapshot(List.of(manual(A, null, dates(2, 4, 3)), automatic(B, null, dates(5, 9, 3))), List.of(follows(B, A)));
    assertThat(Schedule.after(List.of(A, B), snapshot, WEEK)).isEqualTo(new Rescheduled(List.of(), List.of()));
  }

  @Test
  void aParentReachesOverItsChildren() {
    var snapshot = new Snapshot(List.of(automatic(P, null, Dates.NONE), manual(A, P, dates(10, 12, 3))), List.of());
    var result = Schedule.after(List.of(A, P), snapshot, WEEK);
    assertThat(result.moved()).containsExactly(new Rescheduled.Moved(P, dates(10, 12, 3)));
    assertThat(result.ranges()).containsExactly(new Rescheduled.Beneath(P, new DateRange(march(10), march(12))));
  }

  @Test
  void aManualParentKeepsItsDatesButKnowsTheRangeBeneath() {
    var snapshot = new Snapshot(List.of(manual(P, null, dates(2, 3, 2)), manual(A, P, dates(10, 12, 3))), List.of());
    var result = Schedule.after(List.of(A), snapshot, WEEK);
    assertThat(result.moved()).isEmpty();
    assertThat(result.ranges()).containsExactly(new Rescheduled.Beneath(P, new DateRange(march(10), march(12))));
  }

  @Test
  void aParentIgnoresNonWorkingDaysAsSoonAsAChildDoes() {
    var snapshot = new Snapshot(List.of(automatic(P, null, dates(6, 9, 2)), manual(A, P, dates(6, 9, 4).ignoreNonWorkingDays(true))), List.of());
    assertThat(moved(snapshot, A)).isEqualTo(Map.of(P, dates(6, 9, 4).ignoreNonWorkingDays(true)));
  }

  @Test
  void aMilestoneFollowsOnTheNextWorkingDay() {
    var milestone = new PlannedPackage(B, null, dates(2, 2, 1), false, true, DateRange.EMPTY);
    assertThat(moved(new Snapshot(List.of(manual(A, null, dates(2, 6, 5)), milestone), List.of(follows(B, A))), A)).isEqualTo(Map.of(B, dates(9, 9, 1)));
  }

  @Test
  void aSuccessorThatWorksOnWeekendsBeginsOnSaturday() {
    var weekend = automatic(B, null, dates(20, 21, 2).ignoreNonWorkingDays(true));
    assertThat(moved(new Snapshot(List.of(manual(A, null, dates(2, 6, 5)), weekend), List.of(follows(B, A))), A))
        .isEqualTo(Map.of(B, dates(7, 8, 2).ignoreNonWorkingDays(true)));
  }

  @Test
  void aPredecessorWithoutDatesImposesNothingAndOneWithOnlyAStartItsStart() {
    var successor = automatic(B, null, dates(20, 24, 3));
    assertThat(moved(new Snapshot(List.of(manual(A, null, Dates.NONE), successor), List.of(follows(B, A))), A)).isEmpty();
    var begun = manual(A, null, Dates.NONE.start(march(4)));
    assertThat(moved(new Snapshot(List.of(begun, successor), List.of(follows(B, A))), A)).isEqualTo(Map.of(B, dates(5, 9, 3)));
  }

  @Test
  void theLatestPredecessorCountsAlsoThoseOfAncestors() {
    var snapshot = new Snapshot(List.of(manual(A, null, dates(2, 4, 3)), manual(C, null, dates(2, 10, 7)), automatic(P, null, dates(20, 24, 3)),
        automatic(B, P, dates(20, 24, 3))), List.of(follows(B, A), follows(P, C)));
    assertThat(moved(snapshot, A)).isEqualTo(Map.of(B, dates(11, 13, 3), P, dates(11, 13, 3)));
    assertThat(Schedule.soonestStart(B, snapshot, WEEK)).isEqualTo(march(11));
    assertThat(Schedule.soonestStart(A, snapshot, WEEK)).isNull();
    assertThat(Schedule.soonestStart(99, snapshot, WEEK)).isNull();
  }

  @Test
  void aManualParentLetsNothingThroughToItsChildren() {
    var snapshot = new Snapshot(List.of(manual(A, null, dates(2, 4, 3)), manual(P, null, dates(20, 24, 3)), automatic(B, P, dates(20, 24, 3))),
        List.of(follows(P, A)));
    assertThat(moved(snapshot, A)).isEmpty();
    assertThat(Schedule.soonestStart(B, snapshot, WEEK)).isNull();
  }

  @Test
  void aManualSuccessorStaysAndStillHoldsUpItsOwnFollowers() {
    var snapshot = new Snapshot(List.of(manual(A, null, dates(2, 13, 10)), manual(B, null, dates(5, 9, 3)), automatic(C, null, dates(10, 12, 3))),
        List.of(follows(B, A), follows(C, B)));
    assertThat(moved(snapshot, A)).isEmpty();
    assertThat(moved(snapshot, B, C)).isEmpty();
  }

  @Test
  void aMoveGoesOnThroughFollowersAndParentsInTheOrderOfDependence() {
    var snapshot = new Snapshot(List.of(automatic(C, null, dates(23, 23, 1)), automatic(P, null, dates(5, 6, 2)), automatic(B, P, dates(5, 6, 2)),
        manual(A, null, dates(2, 9, 6))), List.of(follows(C, P), follows(B, A)));
    assertThat(Schedule.after(List.of(A), snapshot, WEEK).moved()).containsExactly(new Rescheduled.Moved(B, dates(10, 11, 2)),
        new Rescheduled.Moved(P, dates(10, 11, 2)), new Rescheduled.Moved(C, dates(12, 12, 1)));
  }

  @Test
  void aLeafWithoutDurationKeepsItsFinishUnlessThatWouldLieBeforeItsStart() {
    var predecessor = manual(A, null, dates(2, 4, 3));
    var late = automatic(B, null, Dates.NONE.due(march(10)));
    assertThat(moved(new Snapshot(List.of(predecessor, late), List.of(follows(B, A))), A)).isEqualTo(Map.of(B, dates(5, 10, 4)));
    var early = automatic(B, null, Dates.NONE.due(march(3)));
    assertThat(moved(new Snapshot(List.of(predecessor, early), List.of(follows(B, A))), A)).isEqualTo(Map.of(B, dates(5, 5, 1)));
    var empty = automatic(B, null, Dates.NONE);
    assertThat(moved(new Snapshot(List.of(predecessor, empty), List.of(follows(B, A))), A)).isEqualTo(Map.of(B, Dates.NONE.start(march(5))));
  }

  @Test
  void aParentThatLostItsLastChildHasNoRangeBeneathItAnymore() {
    var parent = new PlannedPackage(P, null, dates(2, 3, 2), true, false, new DateRange(march(2), march(3)));
    assertThat(Schedule.after(List.of(P), new Snapshot(List.of(parent), List.of()), WEEK))
        .isEqualTo(new Rescheduled(List.of(), List.of(new Rescheduled.Beneath(P, DateRange.EMPTY))));
  }

  @Test
  void aLoopInTheDataIsCutAndComesToRest() {
    var first = automatic(A, null, dates(2, 4, 3));
    var second = automatic(B, null, dates(2, 4, 3));
    var relations = List.of(follows(B, A), follows(A, B), follows(C, B));
    assertThat(moved(new Snapshot(List.of(first, second, automatic(C, null, dates(2, 2, 1))), relations), A))
        .isEqualTo(Map.of(B, dates(5, 9, 3), C, dates(10, 10, 1)));
    assertThat(moved(new Snapshot(List.of(first, automatic(B, null, dates(5, 9, 3)), automatic(C, null, dates(10, 10, 1))), relations), A)).isEmpty();
  }

  @Test
  void packagesThatAreEachOthersParentsDoNotHangTheSchedule() {
    var snapshot = new Snapshot(List.of(automatic(A, B, dates(2, 4, 3)), automatic(B, A, dates(2, 4, 3)), automatic(C, C, dates(2, 4, 3))),
        List.of(follows(A, C), follows(C, C)));
    assertThat(Schedule.after(List.of(A, B, C), snapshot, WEEK).moved()).hasSizeLessThanOrEqualTo(3);
    assertThat(Schedule.soonestStart(A, snapshot, WEEK)).isEqualTo(march(5));
    assertThat(Reach.of(snapshot, List.of(A))).isEqualTo(Set.of(A, B));
  }
}
