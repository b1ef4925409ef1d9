package gewerk.work.scheduling;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import gewerk.platform.clock.SlowCalendar;
import org.jspecify.annotations.Nullable;

/** Scheduling as anyone would write it first: everything again and again until nothing changes, walking from day to day. */
final class SlowSchedule {
  private final Map<Long, PlannedPackage> packages = new LinkedHashMap<>();
  /** A leaf without duration keeps its finish where it can; dates on the way to the result must not count as its finish. */
  private final Map<Long, Dates> original = new LinkedHashMap<>();
  private final List<Follows> follows;
  private final SlowCalendar calendar;

  SlowSchedule(Snapshot snapshot, SlowCalendar calendar) {
    snapshot.packages().forEach(each -> packages.put(each.id(), each));
    packages.forEach((id, each) -> original.put(id, each.dates()));
    follows = snapshot.follows();
    this.calendar = calendar;
  }

  /** Whether it comes to rest, which it does not where packages wait for themselves. */
  boolean settles() {
    for (int round = 0; round < 4 * packages.size() + 10; round++) {
      if (!step()) {
        return true;
      }
    }
    return false;
  }

  List<Follows> follows() {
    return follows;
  }

  Map<Long, PlannedPackage> packages() {
    return packages;
  }

  private boolean step() {
    boolean changed = false;
    for (var each : List.copyOf(packages.values())) {
      var now = new PlannedPackage(each.id(), each.parentId(), each.manually() ? each.dates() : datesOf(each), each.manually(), each.milestone(),
          beneath(each));
      changed |= !now.equals(packages.put(each.id(), now));
    }
    return changed;
  }

  private List<PlannedPackage> childrenOf(PlannedPackage parent) {
    return packages.values().stream().filter(each -> Objects.equals(each.parentId(), parent.id())).toList();
  }

  private Dates datesOf(PlannedPackage each) {
    if (!childrenOf(each).isEmpty()) {
      var range = beneath(each);
      var ignore = childrenOf(each).stream().anyMatch(child -> child.dates().ignoreNonWorkingDays());
      return range.start() == null ? Dates.NONE.ignoreNonWorkingDays(ignore)
          : new Dates(range.start(), range.due(), Math.max(1, calendar.duration(range.start(), range.due(), ignore)), ignore);
    }
    var soonest = soonest(each);
    return soonest == null ? original.get(each.id()) : begun(each, calendar.next(soonest, each.dates().ignoreNonWorkingDays()));
  }

  private Dates begun(PlannedPackage each, LocalDate start) {
    var dates = original.get(each.id());
    boolean ignore = dates.ignoreNonWorkingDays();
    if (each.milestone()) {
      return new Dates(start, start, 1, ignore);
    }
    if (dates.duration() != null) {
      return new Dates(start, calendar.due(start, dates.duration(), ignore), dates.duration(), ignore);
    }
    var kept = dates.due() == null ? null : calendar.next(dates.due(), ignore);
    var due = kept != null && kept.isBefore(start) ? start : kept;
    return new Dates(start, due, due == null ? null : calendar.duration(start, due, ignore), ignore);
  }

  private DateRange beneath(PlannedPackage parent) {
    var range = DateRange.EMPTY;
    for (var child : childrenOf(parent)) {
      range = range.with(child.dates()).with(beneath(child));
    }
    return range;
  }

  @Nullable LocalDate soonest(PlannedPackage each) {
    LocalDate latest = null;
    for (var at = each; at != null && (at == each || !at.manually()); at = at.parentId() == null ? null : packages.get(at.parentId())) {
      for (var relation : follows) {
        if (relation.successorId() == at.id()) {
          var date = after(packages.get(relation.predecessorId()).dates(), relation.lag());
          latest = latest == null || date != null && date.isAfter(latest) ? date : latest;
        }
      }
    }
    return latest;
  }

  private @Nullable LocalDate after(Dates predecessor, int lag) {
    var end = predecessor.due() == null ? predecessor.start() : predecessor.due();
    return end == null ? null : calendar.plus(end.plusDays(1), lag);
  }
}
