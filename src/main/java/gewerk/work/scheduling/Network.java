package gewerk.work.scheduling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Packages as numbers from 0, with their parents, children, predecessors and successors.
 *
 * <p>Every package has two events: its soonest start, which comes from its predecessors and from its parent's soonest
 * start, and its dates. Events are numbers too, {@link #startOf} and {@link #datesOf}. With them a relation at a parent
 * is one edge and not one for each leaf beneath it, so a walk is linear in packages and relations.
 */
final class Network {
  static final int NONE = -1;

  private final Map<Long, Integer> indexes = new HashMap<>();
  private final int[] parents;
  private final int[] firstChild;
  private final int[] nextSibling;
  private final List<List<Follows>> predecessors;
  private final List<List<Follows>> successors;

  Network(long[] ids, @Nullable Long[] parentIds, List<Follows> follows) {
    for (int i = 0; i < ids.length; i++) {
      indexes.put(ids[i], i);
    }
    parents = new int[ids.length];
    firstChild = new int[ids.length];
    nextSibling = new int[ids.length];
    Arrays.fill(firstChild, NONE);
    for (int i = ids.length - 1; i >= 0; i--) {
      adopt(i, parentIds[i] == null ? NONE : indexes.getOrDefault(parentIds[i], NONE));
    }
    predecessors = new ArrayList<>(Collections.nCopies(ids.length, List.of()));
    successors = new ArrayList<>(predecessors);
    follows.forEach(this::relate);
  }

  private void adopt(int child, int parent) {
    parents[child] = parent;
    if (parent != NONE) {
      nextSibling[child] = firstChild[parent];
      firstChild[parent] = child;
    }
  }

  private void relate(Follows relation) {
    int predecessor = index(relation.predecessorId());
    int successor = index(relation.successorId());
    if (predecessor != NONE && successor != NONE) {
      append(predecessors, successor, relation);
      append(successors, predecessor, relation);
    }
  }

  private static void append(List<List<Follows>> lists, int at, Follows relation) {
    if (lists.get(at).isEmpty()) {
      lists.set(at, new ArrayList<>(2));
    }
    lists.get(at).add(relation);
  }

  int size() {
    return parents.length;
  }

  int index(long id) {
    return indexes.getOrDefault(id, NONE);
  }

  int parent(int index) {
    return parents[index];
  }

  boolean hasChildren(int index) {
    return firstChild[index] != NONE;
  }

  void eachChild(int index, IntConsumer action) {
    for (int child = firstChild[index]; child != NONE; child = nextSibling[child]) {
      action.accept(child);
    }
  }

  List<Follows> predecessors(int index) {
    return predecessors.get(index);
  }

  void eachSuccessor(int index, IntConsumer action) {
    successors.get(index).forEach(relation -> action.accept(index(relation.successorId())));
  }

  static int startOf(int index) {
    return index * 2;
  }

  static int datesOf(int index) {
    return index * 2 + 1;
  }

  static boolean isStart(int event) {
    return event % 2 == 0;
  }

  static int packageOf(int event) {
    return event / 2;
  }
}
