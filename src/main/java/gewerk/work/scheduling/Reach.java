package gewerk.work.scheduling;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How far a change reaches: the events (see {@link Network}) that may happen at another time because of it.
 *
 * <h2>What a store loads for a change</h2>
 *
 * The closure over pairs (package, starts?), beginning with each changed package as (id, false) and, if it is scheduled
 * automatically, as (id, true) too:
 * <ol>
 * <li>from (p, true) to (c, true) for every automatic child c of p;
 * <li>from (p, true) to (p, false) if p has no children;
 * <li>from (p, false) to (parent of p, false), whatever the parent's mode;
 * <li>from (p, false) to (s, true) for every automatic package s that follows p, if p is automatic or was changed.
 * </ol>
 * Manual packages are neither moved nor passed through, except upwards: an automatic package above a manual one still
 * reaches over all dates beneath both. The packages in the closure are those that may move. A snapshot holds
 * <ul>
 * <li>the closure itself;
 * <li>all direct children of its packages; what lies beneath those that are not in the closure comes with them as
 * a range, from the stored derived dates;
 * <li>the ancestors of all (p, true), up to and including the first manual one;
 * <li>the predecessors of all (p, true), and of those ancestors that are automatic;
 * <li>all relations of type follows between packages loaded so far.
 * </ul>
 * Loading more does no harm.
 *
 * <p>Which packages to name as changed: one whose dates, duration or calendar changed; the successor of a relation that
 * was created, changed or deleted, and the successors of a package about to be deleted; a package that moved in the
 * hierarchy, with its old and its new parent; a package whose mode changed, with its children; every package when the
 * calendar changed.
 */
public final class Reach {
  private final Snapshot snapshot;
  private final Network network;
  private final boolean[] changed;
  private final boolean[] reached;
  /** The events in the order in which they were found. */
  private final int[] events;
  private int count;

  Reach(Snapshot snapshot, Network network, Collection<Long> changedIds) {
    this.snapshot = snapshot;
    this.network = network;
    changed = new boolean[network.size()];
    reached = new boolean[network.size() * 2];
    events = new int[network.size() * 2];
    changedIds.stream().mapToInt(network::index).filter(index -> index != Network.NONE).forEach(this::begin);
    for (int next = 0; next < count; next++) {
      eachConsequence(events[next], this::add);
    }
  }

  /** The packages whose dates may change, the changed ones included. */
  public static Set<Long> of(Snapshot snapshot, Collection<Long> changedIds) {
    var reach = new Reach(snapshot, snapshot.network(), changedIds);
    return IntStream.range(0, reach.count).mapToObj(i -> snapshot.packages().get(Network.packageOf(reach.events[i])).id())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private void begin(int index) {
    changed[index] = true;
    if (isAutomatic(index)) {
      add(Network.startOf(index));
    }
    add(Network.datesOf(index));
  }

  private void add(int event) {
    if (!reached[event]) {
      reached[event] = true;
      events[count++] = event;
    }
  }

  boolean includes(int event) {
    return reached[event];
  }

  int[] events() {
    return Arrays.copyOf(events, count);
  }

  boolean isAutomatic(int index) {
    return !snapshot.packages().get(index).manually();
  }

  /** The events that directly depend on this one. */
  void eachConsequence(int event, IntConsumer action) {
    int index = Network.packageOf(event);
    if (Network.isStart(event)) {
      consequencesOfStart(index, action);
    } else {
      consequencesOfDates(index, action);
    }
  }

  private void consequencesOfStart(int index, IntConsumer action) {
    if (!network.hasChildren(index)) {
      action.accept(Network.datesOf(index));
    }
    network.eachChild(index, child -> acceptIfAutomatic(child, action));
  }

  private void consequencesOfDates(int index, IntConsumer action) {
    if (network.parent(index) != Network.NONE) {
      action.accept(Network.datesOf(network.parent(index)));
    }
    if (isAutomatic(index) || changed[index]) {
      network.eachSuccessor(index, successor -> acceptIfAutomatic(successor, action));
    }
  }

  private void acceptIfAutomatic(int index, IntConsumer action) {
    if (isAutomatic(index)) {
      action.accept(Network.startOf(index));
    }
  }
}
