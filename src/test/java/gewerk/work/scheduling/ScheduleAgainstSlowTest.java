package gewerk.work.scheduling;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import gewerk.platform.clock.SlowCalendar;
import gewerk.platform.clock.WorkingDays;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/** The schedule against one that recomputes everything day by day, on random plans; and its speed on large ones. */
class ScheduleAgainstSlowTest {
  private record Changed(Snapshot snapshot, Set<Long> ids) {}

  @Test
  void everyChangeEndsWhereRecomputingEverythingEnds() {
    var random = new Random(5);
    int moves = 0;
    for (int round = 0; round < 3_000; round++) {
      var calendar = SlowCalendar.random(random);
      var change = randomChange(Plans.settled(random, 2 + random.nextInt(12), calendar), random);
      var slow = new SlowSchedule(change.snapshot(), calendar);
      assertThat(slow.settles()).isTrue();
      var result = Schedule.after(change.ids(), change.snapshot(), calendar.fast());
      moves += result.moved().size();
      assertThat(applied(change.snapshot(), result)).isEqualTo(slow.packages());
      assertThat(result.moved().stream().map(Rescheduled.Moved::id)).doesNotHaveDuplicates().isSubsetOf(Reach.of(change.snapshot(), change.ids()));
      compareSoonest(change.snapshot(), calendar, random);
    }
    assertThat(moves).as("the random changes really move something").isGreaterThan(1_000);
  }

  private static void compareSoonest(Snapshot snapshot, SlowCalendar calendar, Random random) {
    var any = snapshot.packages().get(random.nextInt(snapshot.packages().size()));
    assertThat(Schedule.soonestStart(any.id(), snapshot, calendar.fast())).isEqualTo(new SlowSchedule(snapshot, calendar).soonest(any));
  }

  @Test
  void theDocumentedClosureIsAllThatNeedsToBeLoaded() {
    var random = new Random(6);
    int smaller = 0;
    for (int round = 0; round < 3_000; round++) {
      var calendar = SlowCalendar.random(random);
      var change = randomChange(Plans.settled(random, 2 + random.nextInt(14), calendar), random);
      var loaded = new Loading(change.snapshot(), change.ids()).snapshot();
      smaller += loaded.packages().size() < change.snapshot().packages().size() ? 1 : 0;
      var whole = Schedule.after(change.ids(), change.snapshot(), calendar.fast());
      var part = Schedule.after(change.ids(), loaded, calendar.fast());
      assertThat(Set.copyOf(part.moved())).isEqualTo(Set.copyOf(whole.moved()));
      assertThat(Set.copyOf(part.ranges())).isEqualTo(Set.copyOf(whole.ranges()));
    }
    assertThat(smaller).isGreaterThan(1_000);
  }

  private static Map<Long, PlannedPackage> applied(Snapshot snapshot, Rescheduled result) {
    var packages = new HashMap<Long, PlannedPackage>();
    snapshot.packages().forEach(each -> packages.put(each.id(), each));
    result.moved().forEach(moved -> packages.computeIfPresent(moved.id(), (id, each) -> Plans.dated(each, moved.dates())));
    result.ranges().forEach(range -> packages.computeIfPresent(range.id(), (id, each) -> new PlannedPackage(id, each.parentId(), each.dates(),
        each.manually(), each.milestone(), range.range())));
    return packages;
  }

  private static Changed randomChange(Snapshot snapshot, Random random) {
    var any = snapshot.packages().get(random.nextInt(snapshot.packages().size()));
    return switch (random.nextInt(5)) {
      case 0 -> relationsChanged(snapshot, Plans.withRelation(snapshot, random));
      case 1 -> relationRemoved(snapshot, random);
      case 2 -> modeChanged(snapshot, any);
      case 3 -> parentChanged(snapshot, any, random);
      default -> new Changed(Plans.with(snapshot, Plans.dated(any, Plans.randomDates(random))), Set.of(any.id()));
    };
  }

  private static Changed relationsChanged(Snapshot before, Snapshot after) {
    var ids = new TreeSet<Long>();
    after.follows().stream().skip(before.follows().size()).forEach(relation -> ids.add(relation.successorId()));
    return new Changed(after, ids);
  }

  private static Changed relationRemoved(Snapshot snapshot, Random random) {
    if (snapshot.follows().isEmpty()) {
      return new Changed(snapshot, Set.of());
    }
    var follows = new ArrayList<>(snapshot.follows());
    var gone = follows.remove(random.nextInt(follows.size()));
    return new Changed(new Snapshot(snapshot.packages(), follows), Set.of(gone.successorId()));
  }

  private static Changed modeChanged(Snapshot snapshot, PlannedPackage any) {
    var ids = new TreeSet<>(Set.of(any.id()));
    snapshot.packages().stream().filter(each -> Objects.equals(each.parentId(), any.id())).forEach(each -> ids.add(each.id()));
    return new Changed(Plans.with(snapshot, Plans.moded(any, !any.manually())), ids);
  }

  private static Changed parentChanged(Snapshot snapshot, PlannedPackage any, Random random) {
    Long parent = random.nextInt(3) == 0 ? null : Long.valueOf(random.nextInt(snapshot.packages().size()));
    if (parent != null && Plans.loops(snapshot).arisesFromParent(any.id(), parent)) {
      return new Changed(snapshot, Set.of());
    }
    var ids = new TreeSet<>(Set.of(any.id()));
    for (var touched : new Long[] {any.parentId(), parent}) {
      if (touched != null) {
        ids.add(touched);
      }
    }
    return new Changed(Plans.with(snapshot, Plans.beneath(any, parent)), ids);
  }

  @Test
  void whereDataContainsLoopsASecondRunFindsNothingMoreToMove() {
    var random = new Random(8);
    int moves = 0;
    for (int round = 0; round < 3_000; round++) {
      var plan = withAnything(Plans.random(random, 2 + random.nextInt(8)), random);
      var changed = Set.of((long) random.nextInt(plan.packages().size()), -1L);
      var first = Schedule.after(changed, plan, WorkingDays.mondayToFriday());
      var settled = new Snapshot(List.copyOf(applied(plan, first).values()), plan.follows());
      assertThat(Schedule.after(changed, inOrderOf(plan, settled), WorkingDays.mondayToFriday()).moved()).as("%s", plan).isEmpty();
      moves += first.moved().size();
    }
    assertThat(moves).isGreaterThan(1_000);
  }

  private static Snapshot withAnything(Snapshot plan, Random random) {
    var follows = new ArrayList<>(plan.follows());
    int size = plan.packages().size();
    for (int i = 0; i < 3; i++) {
      follows.add(new Follows(random.nextInt(size), random.nextInt(size), random.nextInt(3)));
    }
    var bent = plan.packages().get(random.nextInt(size));
    return Plans.with(new Snapshot(plan.packages(), follows), Plans.beneath(bent, (long) random.nextInt(size)));
  }

  private static Snapshot inOrderOf(Snapshot plan, Snapshot settled) {
    var byId = new HashMap<Long, PlannedPackage>();
    settled.packages().forEach(each -> byId.put(each.id(), each));
    return new Snapshot(plan.packages().stream().map(each -> byId.get(each.id())).toList(), plan.follows());
  }

  /** Loads what {@link Reach} documents, word by word. */
  private record Loading(Snapshot all, Set<Long> changed, Map<Long, PlannedPackage> byId, Set<List<Object>> closure) {
    Loading(Snapshot all, Set<Long> changed) {
      this(all, changed, new HashMap<>(), new HashSet<>());
      all.packages().forEach(each -> byId.put(each.id(), each));
      changed.forEach(id -> close(id, false));
      changed.stream().filter(id -> !byId.get(id).manually()).forEach(id -> close(id, true));
    }

    private List<PlannedPackage> childrenOf(long id) {
      return all.packages().stream().filter(each -> Objects.equals(each.parentId(), id)).toList();
    }

    private void close(long id, boolean starts) {
      if (!closure.add(List.of(id, starts))) {
        return;
      }
      if (starts) {
        childrenOf(id).stream().filter(child -> !child.manually()).forEach(child -> close(child.id(), true));
        if (childrenOf(id).isEmpty()) {
          close(id, false);
        }
        return;
      }
      if (byId.get(id).parentId() != null) {
        close(byId.get(id).parentId(), false);
      }
      if (!byId.get(id).manually() || changed.contains(id)) {
        all.follows().stream().filter(relation -> relation.predecessorId() == id && !byId.get(relation.successorId()).manually())
            .forEach(relation -> close(relation.successorId(), true));
      }
    }

    Snapshot snapshot() {
      var ids = new TreeSet<Long>(changed);
      for (var pair : closure) {
        long id = (Long) pair.getFirst();
        ids.add(id);
        childrenOf(id).forEach(child -> ids.add(child.id()));
        if (pair.getLast().equals(true)) {
          addAncestors(id, ids);
        }
      }
      return new Snapshot(all.packages().stream().filter(each -> ids.contains(each.id())).toList(),
          all.follows().stream().filter(each -> ids.contains(each.predecessorId()) && ids.contains(each.successorId())).toList());
    }

    private void addAncestors(long id, Set<Long> ids) {
      addPredecessors(id, ids);
      for (var parent = byId.get(id).parentId(); parent != null; parent = byId.get(parent).parentId()) {
        ids.add(parent);
        if (byId.get(parent).manually()) {
          return;
        }
        addPredecessors(parent, ids);
      }
    }

    private void addPredecessors(long id, Set<Long> ids) {
      all.follows().stream().filter(relation -> relation.successorId() == id).forEach(relation -> ids.add(relation.predecessorId()));
    }
  }

  @Test
  void tenThousandPackagesInARowMoveInAMoment() {
    var packages = new ArrayList<PlannedPackage>();
    var follows = new ArrayList<Follows>();
    var day = LocalDate.of(2026, 3, 2);
    for (long id = 0; id < 10_000; id++) {
      packages.add(new PlannedPackage(id, null, new Dates(day, day, 1, false), id == 0, false, DateRange.EMPTY));
      follows.add(new Follows(id, id + 1, 0));
    }
    assertTimeout(Duration.ofSeconds(2), () -> {
      var moved = Schedule.after(List.of(0L), new Snapshot(packages, follows), WorkingDays.mondayToFriday()).moved();
      assertThat(moved).hasSize(9_999);
      assertThat(moved.getLast().dates().start()).isEqualTo(WorkingDays.mondayToFriday().due(day, 10_000, false));
    });
  }

  @Test
  void tenThousandLevelsOfParentsMoveInAMoment() {
    var packages = new ArrayList<PlannedPackage>();
    var day = LocalDate.of(2026, 3, 2);
    packages.add(new PlannedPackage(-1, null, new Dates(day, day, 1, false), true, false, DateRange.EMPTY));
    for (long id = 0; id < 10_000; id++) {
      packages.add(new PlannedPackage(id, id == 0 ? null : Long.valueOf(id - 1), new Dates(day, day, 1, false), false, false, DateRange.EMPTY));
    }
    var snapshot = new Snapshot(packages, List.of(new Follows(-1, 0, 0)));
    assertTimeout(Duration.ofSeconds(2), () -> {
      assertThat(Schedule.after(List.of(-1L), snapshot, WorkingDays.mondayToFriday()).moved()).hasSize(10_000);
      assertThat(Schedule.soonestStart(9_999, snapshot, WorkingDays.mondayToFriday())).isEqualTo(day.plusDays(1));
      assertThat(Plans.loops(snapshot).arisesFromRelation(9_999, 0)).isTrue();
    });
  }

  @Test
  void aHundredRelationsAtAParentOfTenThousandLeavesAreNotMultiplied() {
    var packages = new ArrayList<PlannedPackage>();
    var follows = new ArrayList<Follows>();
    var day = LocalDate.of(2026, 3, 2);
    packages.add(new PlannedPackage(0, null, new Dates(day, day, 1, false), false, false, DateRange.EMPTY));
    for (long id = 1; id <= 10_000; id++) {
      packages.add(new PlannedPackage(id, 0L, new Dates(day, day, 1, false), false, false, DateRange.EMPTY));
    }
    for (long id = 20_000; id < 20_100; id++) {
      packages.add(new PlannedPackage(id, null, new Dates(day, day, 1, false), true, false, DateRange.EMPTY));
      follows.add(new Follows(id, 0, 0));
    }
    assertTimeout(Duration.ofSeconds(2), () -> assertThat(
        Schedule.after(List.of(20_000L), new Snapshot(packages, follows), WorkingDays.mondayToFriday()).moved()).hasSize(10_001));
  }
}
