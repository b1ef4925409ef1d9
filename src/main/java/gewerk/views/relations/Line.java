package gewerk.views.relations;

import java.util.List;

import gewerk.work.relations.Relation;
import gewerk.work.statuses.Status;
import gewerk.work.types.Type;
import gewerk.work.workpackages.WorkPackage;
import org.jspecify.annotations.Nullable;

/**
 * One work package at the other end.
 *
 * @param relation null for a parent or child
 * @param removes where a form takes it away; null for those who may not
 * @param asks whether it is asked first, because it cannot be undone
 */
public record Line(WorkPackage wp, Type type, Status status, @Nullable Relation relation, @Nullable String removes, boolean asks) {
  /** All that are tied in one way; the label is of this way, seen from here. */
  public record Group(String name, List<Line> lines) {}
}
