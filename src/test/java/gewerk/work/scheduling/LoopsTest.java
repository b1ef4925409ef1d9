package gewerk.work.scheduling;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import gewerk.platform.clock.SlowCalendar;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Loops through relations and hierarchy, by examples and against a schedule that never comes to rest. */
class LoopsTest {
  private static final List<Loops.Place> FAMILIES = List.of(new Loops.Place(1, null), new Loops.Place(11, 1L), new Loops.Place(111, 11L),
      new Loops.Place(12, 1L), new Loops.Place(2, null), new Loops.Place(21, 2L), new Loops.Place(22, 2L));

  private static Loops families(Follows... follows) {
    return new Loops(FAMILIES, List.of(follows));
  }

  @Test
  void aPackageCannotFollowItselfNorAnAncestorNorADescendant() {
    assertThat(families().arisesFromRelation(1, 1)).isTrue();
    assertThat(families().arisesFromRelation(1, 111)).isTrue();
    assertThat(families().arisesFromRelation(111, 1)).isTrue();
    assertThat(families().arisesFromRelation(11, 12)).as("siblings may follow each other").isFalse();
    assertThat(families().arisesFromRelation(1, 21)).isFalse();
  }

  @Test
  void twoPackagesCannotFollowEachOtherDirectlyOrRoundACorner() {
    assertThat(families(new Follows(11, 21, 0)).arisesFromRelation(21, 11)).isTrue();
    assertThat(families(new Follows(11, 12, 0), new Follows(12, 21, 0)).arisesFromRelation(21, 11)).isTrue();
    assertThat(families(new Follows(11, 12, 0), new Follows(12, 21, 0)).arisesFromRelation(11, 21)).isFalse();
  }

  @Test
  void thePredecessorsChildrenCannotFollow() {
    var oneBeforeTwo = families(new Follows(1, 2, 0));
    assertThat(oneBeforeTwo.arisesFromRelation(2, 111)).isTrue();
    assertThat(oneBeforeTwo.arisesFromRelation(21, 111)).isTrue();
    assertThat(oneBeforeTwo.arisesFromRelation(111, 21)).isFalse();
  }

  @Test
  void childrenOfTwoParentsMayInterleaveWhileTheParentsAreFree() {
    assertThat(families(new Follows(11, 21, 0)).arisesFromRelation(22, 12)).isFalse();
  }

  @Test
  void aParentMayNotBeItselfNorADescendantNorInvolvedWithTheChild() {
    assertThat(families().arisesFromParent(1, 1)).isTrue();
    assertThat(families().arisesFromParent(1, 111)).isTrue();
    assertThat(families(new Follows(2, 111, 0)).arisesFromParent(111, 2)).isTrue();
    assertThat(families(new Follows(111, 2, 0)).arisesFromParent(111, 2)).isTrue();
    assertThat(families(new Follows(22, 111, 0)).arisesFromParent(111, 2)).as("it follows its new sibling").isFalse();
    assertThat(families(new Follows(111, 12, 0), new Follows(12, 21, 0)).arisesFromParent(12, 2)).isFalse();
    assertThat(families().arisesFromParent(111, 1)).as("up one level").isFalse();
    assertThat(families(new Follows(21, 11, 0)).arisesFromParent(111, 2)).as("the old parent no longer counts").isFalse();
  }

  @Test
  void unknownPackagesMakeNoLoop() {
    assertThat(families().arisesFromRelation(1, 99)).isFalse();
    assertThat(families().arisesFromParent(99, 1)).isFalse();
  }

  @Test
  void aLoopIsExactlyWhereTheScheduleNeverComesToRest() {
    var random = new Random(9);
    int loops = 0;
    for (int round = 0; round < 4_000; round++) {
      var plan = automatic(Plans.random(random, 2 + random.nextInt(7)));
      int size = plan.packages().size();
      var first = random.nextInt(size);
      var second = random.nextInt(size);
      boolean byParent = random.nextBoolean();
      boolean loop = byParent ? Plans.loops(plan).arisesFromParent(first, second) : Plans.loops(plan).arisesFromRelation(first, second);
      if (first != second && !(byParent && isBeneath(plan, second, first))) {
        assertThat(settles(byParent ? reparented(plan, first, second) : related(plan, first, second))).isEqualTo(!loop);
        loops += loop ? 1 : 0;
      }
    }
    assertThat(loops).isBetween(500, 3_500);
  }

  private static Snapshot automatic(Snapshot plan) {
    var day = LocalDate.of(2026, 3, 2);
    return new Snapshot(plan.packages().stream().map(each -> new PlannedPackage(each.id(), each.parentId(), new Dates(day, day, 1, true), false, false,
        DateRange.EMPTY)).toList(), plan.follows().stream().map(each -> new Follows(each.predecessorId(), each.successorId(), 0)).toList());
  }

  private static boolean isBeneath(Snapshot plan, long id, long ancestor) {
    for (Long at = id; at != null; at = plan.packages().get(at.intValue()).parentId()) {
      if (at == ancestor) {
        return true;
      }
    }
    return false;
  }

  private static Snapshot related(Snapshot plan, long predecessor, long successor) {
    var follows = new ArrayList<>(plan.follows());
    follows.add(new Follows(predecessor, successor, 0));
    return new Snapshot(plan.packages(), follows);
  }

  private static Snapshot reparented(Snapshot plan, int child, long parent) {
    return Plans.with(plan, Plans.beneath(plan.packages().get(child), parent));
  }

  private static boolean settles(Snapshot plan) {
    return new SlowSchedule(plan, new SlowCalendar(EnumSet.allOf(DayOfWeek.class), Set.of())).settles();
  }
}
