package gewerk.views.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import gewerk.work.workpackages.WorkPackage;

/** Puts children beneath their parents, and leaves everything else in the order in which it came. */
final class Tree {
  /** A row in its place. */
  record Node(WorkPackage wp, int level, boolean opens) {}

  private final Map<Long, WorkPackage> rows = new LinkedHashMap<>();
  private final Map<Long, List<Long>> children = new LinkedHashMap<>();
  private final List<Node> nodes = new ArrayList<>();

  private Tree() {}

  /** Ancestors of these rows that are not among them. */
  static Set<Long> missing(Collection<WorkPackage> rows) {
    var ids = new LinkedHashSet<Long>();
    rows.forEach(row -> ids.addAll(row.ancestorIds()));
    rows.forEach(row -> ids.remove(row.id()));
    return ids;
  }

  /** @param ancestors what {@link #missing} named, as far as the viewer may see it */
  static List<Node> of(List<WorkPackage> rows, List<WorkPackage> ancestors) {
    var tree = new Tree();
    rows.forEach(row -> tree.rows.put(row.id(), row));
    ancestors.forEach(row -> tree.rows.put(row.id(), row));
    var placed = new HashSet<Long>();
    rows.forEach(row -> tree.place(row, placed));
    tree.children.getOrDefault(0L, List.of()).forEach(root -> tree.walk(root, 1));
    return tree.nodes;
  }

  /** A row stands where the first of those beneath it stands. */
  private void place(WorkPackage row, Set<Long> placed) {
    if (placed.add(row.id())) {
      long parent = parent(row);
      if (parent != 0) {
        place(rows.get(parent), placed);
      }
      children.computeIfAbsent(parent, key -> new ArrayList<>()).add(row.id());
    }
  }

  /** The nearest ancestor that is shown; 0 where there is none. */
  private long parent(WorkPackage row) {
    return row.ancestorIds().reversed().stream().filter(rows::containsKey).findFirst().orElse(0L);
  }

  private void walk(long id, int level) {
    var beneath = children.getOrDefault(id, List.of());
    nodes.add(new Node(rows.get(id), level, !beneath.isEmpty()));
    beneath.forEach(child -> walk(child, level + 1));
  }
}
