package gewerk.work.scheduling;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Whether a new relation or a new parent would make a package wait for itself, on whatever way through relations and
 * hierarchy: itself, an ancestor or descendant, a child of a predecessor.
 *
 * <p>Modes play no part: they can be switched later. A store loads what can be reached from the successor (or from the
 * child and from its new parent) over successors, children and parents, and the follows relations between these.
 */
public final class Loops {
  private final long[] ids;
  private final @Nullable Long[] parentIds;
  private final List<Follows> follows;

  /** Where a package stands in the hierarchy. */
  public record Place(long id, @Nullable Long parentId) {}

  public Loops(List<Place> places, List<Follows> follows) {
    ids = places.stream().mapToLong(Place::id).toArray();
    parentIds = places.stream().map(Place::parentId).toArray(Long[]::new);
    this.follows = List.copyOf(follows);
  }

  public boolean arisesFromRelation(long predecessorId, long successorId) {
    if (predecessorId == successorId) {
      return true;
    }
    var network = new Network(ids, parentIds, follows);
    int from = network.index(successorId);
    int to = network.index(predecessorId);
    return from != Network.NONE && to != Network.NONE && leads(network, Network.startOf(from), Network.datesOf(to));
  }

  /** The parent that the child has so far is left out of account. */
  public boolean arisesFromParent(long childId, long newParentId) {
    if (childId == newParentId) {
      return true;
    }
    var detached = parentIds.clone();
    for (int i = 0; i < ids.length; i++) {
      detached[i] = ids[i] == childId ? null : detached[i];
    }
    var network = new Network(ids, detached, follows);
    int child = network.index(childId);
    int parent = network.index(newParentId);
    return child != Network.NONE && parent != Network.NONE
        && (leads(network, Network.startOf(child), Network.startOf(parent))
            || leads(network, Network.datesOf(parent), Network.datesOf(child)));
  }

  /** Whether one event has the other as a consequence, near or far. */
  private static boolean leads(Network network, int from, int to) {
    var seen = new boolean[network.size() * 2];
    var open = new ArrayDeque<Integer>();
    open.add(from);
    seen[from] = true;
    while (!open.isEmpty() && !seen[to]) {
      eachConsequence(network, Objects.requireNonNull(open.poll()), consequence -> {
        if (!seen[consequence]) {
          seen[consequence] = true;
          open.add(consequence);
        }
      });
    }
    return seen[to];
  }

  private static void eachConsequence(Network network, int event, IntConsumer action) {
    int index = Network.packageOf(event);
    if (Network.isStart(event)) {
      action.accept(Network.datesOf(index));
      network.eachChild(index, child -> action.accept(Network.startOf(child)));
      return;
    }
    if (network.parent(index) != Network.NONE) {
      action.accept(Network.datesOf(network.parent(index)));
    }
    network.eachSuccessor(index, successor -> action.accept(Network.startOf(successor)));
  }
}
