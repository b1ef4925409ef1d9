package gewerk.work.relations;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import gewerk.platform.access.Viewer;
import gewerk.platform.resource.Violation;
import gewerk.work.workpackages.WorkPackage;
import org.jspecify.annotations.Nullable;

/** Which relations may be, and who may make them (reference: relations). */
public final class RelationRules {
  public static final String MANAGE = "manage_work_package_relations";
  static final int MOST_LAG = 2000;

  private RelationRules() {}

  /**
   * Two packages that somebody wants to relate.
   *
   * @param acrossProjects whether the settings allow that they are in different ones
   * @param alreadyRelated whether there is another relation between them
   * @param loops whether one would in the end wait for itself
   */
  record Pair(WorkPackage from, WorkPackage to, RelationType type, boolean acrossProjects, boolean alreadyRelated, boolean loops) {
    boolean isItself() {
      return from.id() == to.id();
    }

    boolean isParentAndChild() {
      return Objects.equals(from.parentId(), to.id()) || Objects.equals(to.parentId(), from.id());
    }
  }

  public static boolean mayManage(Relation relation, Viewer viewer) {
    return viewer.may(MANAGE, relation.projectId(), relation.fromId());
  }

  static List<Violation> missing(Draft draft) {
    var violations = new ArrayList<Violation>();
    if (draft.named() == null) {
      violations.add(Violation.of("type", "error.inclusion"));
    }
    if (draft.from() == null) {
      violations.add(Violation.of("from", "relation.error.not_found"));
    }
    if (draft.to() == null) {
      violations.add(Violation.of("to", "relation.error.not_found"));
    }
    return violations;
  }

  /** Not to be related is no question of being allowed to ask: it is told like any other mistake. */
  static List<Violation> rights(Draft draft, Relation relation, Viewer viewer) {
    return mayManage(relation, viewer) ? List.of() : List.of(Violation.sentence(draft.nameOfFirst(), "relation.error.may_not_manage"));
  }

  /** Which packages a relation ties stays as it is. */
  static List<Violation> ends(Relation before, @Nullable Long from, @Nullable Long to) {
    var violations = new ArrayList<Violation>();
    if (!Objects.equals(from, before.fromId())) {
      violations.add(Violation.of("from", "relation.error.fixed"));
    }
    if (!Objects.equals(to, before.toId())) {
      violations.add(Violation.of("to", "relation.error.fixed"));
    }
    return violations;
  }

  static List<Violation> pair(Pair pair) {
    var violations = new ArrayList<Violation>();
    if (!pair.acrossProjects && pair.from.projectId() != pair.to.projectId()) {
      violations.add(Violation.of("to", "relation.error.other_project"));
    }
    if (pair.isItself() || (pair.type.isSymmetric() ? pair.isParentAndChild() : pair.loops)) {
      violations.add(Violation.sentence("base", "relation.error.circular"));
    } else if (pair.alreadyRelated) {
      violations.add(Violation.of("to", "error.taken"));
    }
    return violations;
  }

  static List<Violation> lag(@Nullable Integer lag) {
    if (lag != null && lag < -MOST_LAG) {
      return List.of(Violation.of("lag", "error.at_least", -MOST_LAG));
    }
    return lag != null && lag > MOST_LAG ? List.of(Violation.of("lag", "error.at_most", MOST_LAG)) : List.of();
  }
}
