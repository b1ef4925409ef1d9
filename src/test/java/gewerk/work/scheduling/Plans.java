package gewerk.work.scheduling;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import gewerk.platform.clock.SlowCalendar;
import org.jspecify.annotations.Nullable;

/** Random plans without loops: packages in a hierarchy with relations between them. */
final class Plans {
  private Plans() {}

  static Snapshot random(Random random, int size) {
    var packages = new ArrayList<PlannedPackage>();
    for (long id = 0; id < size; id++) {
      var parent = id == 0 || random.nextInt(3) == 0 ? null : Long.valueOf(random.nextLong(id));
      packages.add(new PlannedPackage(id, parent, randomDates(random), random.nextInt(4) == 0, false, DateRange.EMPTY));
    }
    var snapshot = new Snapshot(packages, List.of());
    for (int i = random.nextInt(size * 2); i > 0; i--) {
      snapshot = withRelation(snapshot, random);
    }
    return snapshot;
  }

  static Dates randomDates(Random random) {
    if (random.nextInt(5) == 0) {
      return random.nextBoolean() ? Dates.NONE : Dates.NONE.due(LocalDate.of(1969, 12, 20).plusDays(random.nextInt(30)));
    }
    var start = LocalDate.of(1969, 12, 20).plusDays(random.nextInt(30));
    return new Dates(start, start.plusDays(2), 1 + random.nextInt(6), random.nextInt(5) == 0);
  }

  /** The same plan with one relation more, unless that would make a loop. */
  static Snapshot withRelation(Snapshot snapshot, Random random) {
    var relation = new Follows(random.nextInt(snapshot.packages().size()), random.nextInt(snapshot.packages().size()), random.nextInt(6) - 2);
    if (loops(snapshot).arisesFromRelation(relation.predecessorId(), relation.successorId())) {
      return snapshot;
    }
    var follows = new ArrayList<>(snapshot.follows());
    follows.add(relation);
    return new Snapshot(snapshot.packages(), follows);
  }

  static Loops loops(Snapshot snapshot) {
    return new Loops(snapshot.packages().stream().map(each -> new Loops.Place(each.id(), each.parentId())).toList(), snapshot.follows());
  }

  static Snapshot with(Snapshot snapshot, PlannedPackage changed) {
    return new Snapshot(snapshot.packages().stream().map(each -> each.id() == changed.id() ? changed : each).toList(), snapshot.follows());
  }

  static PlannedPackage dated(PlannedPackage each, Dates dates) {
    return new PlannedPackage(each.id(), each.parentId(), dates, each.manually(), each.milestone(), each.beneath());
  }

  static PlannedPackage moded(PlannedPackage each, boolean manually) {
    return new PlannedPackage(each.id(), each.parentId(), each.dates(), manually, each.milestone(), each.beneath());
  }

  static PlannedPackage beneath(PlannedPackage each, @Nullable Long parent) {
    return new PlannedPackage(each.id(), parent, each.dates(), each.manually(), each.milestone(), each.beneath());
  }

  /** A plan in which nothing needs to be moved. */
  static Snapshot settled(Random random, int size, SlowCalendar calendar) {
    var slow = new SlowSchedule(random(random, size), calendar);
    if (!slow.settles()) {
      throw new IllegalStateException("A plan without loops comes to rest, but this one did not: " + slow.packages());
    }
    return new Snapshot(List.copyOf(slow.packages().values()), slow.follows());
  }
}
