package gewerk.work.scheduling;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;

import gewerk.platform.clock.WorkingDays;
import org.jspecify.annotations.Nullable;

/**
 * Moves packages after a change: leaves to where their predecessors let them begin, parents to where their children are.
 *
 * <p>Every event in {@link Reach} is computed once, after all events it depends on. Where data contains a loop, the
 * first event found that waits for it stays as it was: the rest is scheduled around it, and the same change made again
 * moves nothing more.
 */
public final class Schedule {
  private final Snapshot snapshot;
  private final Network network;
  private final Reach reach;
  private final DateRules rules;
  private final Dates[] dates;
  private final DateRange[] beneath;
  private final @Nullable LocalDate[] soonest;
  private final boolean[] soonestKnown;
  private final int[] waitsFor;
  private final boolean[] done;
  private final Queue<Integer> ready = new ArrayDeque<>();
  private final List<Rescheduled.Moved> moved = new ArrayList<>();
  private final List<Rescheduled.Beneath> ranges = new ArrayList<>();

  private Schedule(Snapshot snapshot, WorkingDays calendar, Collection<Long> changedIds) {
    this.snapshot = snapshot;
    network = snapshot.network();
    reach = new Reach(snapshot, network, changedIds);
    rules = new DateRules(calendar);
    dates = snapshot.packages().stream().map(PlannedPackage::dates).toArray(Dates[]::new);
    beneath = snapshot.packages().stream().map(PlannedPackage::beneath).toArray(DateRange[]::new);
    soonest = new LocalDate[network.size()];
    soonestKnown = new boolean[network.size()];
    waitsFor = new int[network.size() * 2];
    done = new boolean[network.size() * 2];
  }

  public static Rescheduled after(Collection<Long> changedIds, Snapshot snapshot, WorkingDays calendar) {
    var schedule = new Schedule(snapshot, calendar, changedIds);
    schedule.run();
    return new Rescheduled(schedule.moved, schedule.ranges);
  }

  /**
   * The soonest start that the predecessors of a package and of its ancestors impose; null if they impose none. It may
   * be a day off. The snapshot holds the package, its ancestors and the predecessors of all of these.
   */
  public static @Nullable LocalDate soonestStart(long id, Snapshot snapshot, WorkingDays calendar) {
    var schedule = new Schedule(snapshot, calendar, List.of());
    int index = schedule.network.index(id);
    if (index == Network.NONE) {
      return null;
    }
    schedule.setSoonest(index);
    return schedule.soonest[index];
  }

  private void run() {
    int[] events = reach.events();
    for (int event : events) {
      reach.eachConsequence(event, consequence -> waitsFor[consequence]++);
    }
    for (int event : events) {
      if (waitsFor[event] == 0) {
        ready.add(event);
      }
    }
    computeReady();
    for (int event : events) {
      if (!done[event]) {
        cut(event);
        computeReady();
      }
    }
  }

  private void computeReady() {
    while (!ready.isEmpty()) {
      int event = ready.remove();
      if (!done[event]) {
        compute(event);
        finish(event);
      }
    }
  }

  private void finish(int event) {
    done[event] = true;
    reach.eachConsequence(event, consequence -> {
      if (--waitsFor[consequence] == 0) {
        ready.add(consequence);
      }
    });
  }

  /** Left as it is; a soonest start that cannot be known imposes nothing. */
  private void cut(int event) {
    if (Network.isStart(event)) {
      soonestKnown[Network.packageOf(event)] = true;
    }
    finish(event);
  }

  private void compute(int event) {
    int index = Network.packageOf(event);
    if (Network.isStart(event)) {
      setSoonest(index);
    } else if (network.hasChildren(index)) {
      gather(index);
    } else {
      push(index);
    }
  }

  private void gather(int index) {
    var children = new ArrayList<Integer>();
    network.eachChild(index, children::add);
    var range = DateRange.EMPTY;
    boolean anyIgnores = false;
    for (int child : children) {
      range = range.with(dates[child]).with(beneath[child]);
      anyIgnores |= dates[child].ignoreNonWorkingDays();
    }
    setBeneath(index, range);
    if (reach.isAutomatic(index)) {
      move(index, rules.parent(range, anyIgnores));
    }
  }

  private void push(int index) {
    setBeneath(index, DateRange.EMPTY);
    var soonestStart = reach.isAutomatic(index) ? soonest[index] : null;
    if (soonestStart != null) {
      move(index, rules.movedTo(soonestStart, dates[index], snapshot.packages().get(index).milestone()));
    }
  }

  private void setBeneath(int index, DateRange range) {
    if (!range.equals(beneath[index])) {
      beneath[index] = range;
      ranges.add(new Rescheduled.Beneath(snapshot.packages().get(index).id(), range));
    }
  }

  private void move(int index, Dates now) {
    if (!now.equals(dates[index])) {
      dates[index] = now;
      moved.add(new Rescheduled.Moved(snapshot.packages().get(index).id(), now));
    }
  }

  /** What a manual ancestor would inherit does not reach its children, so the way up ends there. */
  private void setSoonest(int index) {
    var way = new ArrayDeque<Integer>();
    for (int at = inheritsFrom(index); at != Network.NONE && !soonestKnown[at]; at = inheritsFrom(at)) {
      soonestKnown[at] = true;
      way.push(at);
    }
    way.forEach(this::inherit);
    inherit(index);
  }

  private int inheritsFrom(int index) {
    int parent = network.parent(index);
    return parent != Network.NONE && reach.isAutomatic(parent) ? parent : Network.NONE;
  }

  private void inherit(int index) {
    int from = inheritsFrom(index);
    soonest[index] = later(latestOfPredecessors(index), from == Network.NONE ? null : soonest[from]);
    soonestKnown[index] = true;
  }

  private @Nullable LocalDate latestOfPredecessors(int index) {
    LocalDate latest = null;
    for (var relation : network.predecessors(index)) {
      latest = later(latest, after(relation));
    }
    return latest;
  }

  private @Nullable LocalDate after(Follows relation) {
    var predecessor = dates[network.index(relation.predecessorId())];
    var end = predecessor.due() == null ? predecessor.start() : predecessor.due();
    return end == null ? null : rules.calendar().plus(end.plusDays(1), relation.lag());
  }

  private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
    return one == null ? other : other == null || one.isAfter(other) ? one : other;
  }
}
