package gewerk.work.workpackages;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import gewerk.platform.resource.Violation;
import org.jspecify.annotations.Nullable;

/** What is valid of a work package, judged from facts that are handed in (reference: work packages, sections 2.4 to 2.7). */
final class WorkPackageRules {
  private WorkPackageRules() {}

  /** What is known of a written parent. */
  record Parent(boolean visible, boolean itself, boolean milestone, boolean otherProject, boolean loop) {}

  /** What is known of a written status. */
  record Step(boolean exists, boolean reachable) {}

  static List<Violation> parent(@Nullable Parent parent, boolean crossProject) {
    if (parent == null) {
      return List.of();
    }
    if (!parent.visible) {
      return List.of(Violation.of("parent", "error.does_not_exist"), Violation.of("parent", "error.may_not_be_accessed"));
    }
    if (parent.itself) {
      return List.of(Violation.of("parent", "workPackage.error.parent_itself"));
    }
    if (parent.milestone) {
      return List.of(Violation.of("parent", "workPackage.error.parent_milestone"));
    }
    if (parent.otherProject && !crossProject) {
      return List.of(Violation.of("parent", "workPackage.error.parent_project"));
    }
    return parent.loop ? List.of(Violation.of("parent", "workPackage.error.parent_loop")) : List.of();
  }

  static List<Violation> status(@Nullable Step step) {
    if (step == null) {
      return List.of();
    }
    if (!step.exists) {
      return List.of(Violation.of("status", "error.does_not_exist"));
    }
    return step.reachable ? List.of() : List.of(Violation.of("status", "workPackage.error.status_transition"));
  }

  static List<Violation> type(boolean usedInProject, boolean milestone, boolean hasChildren) {
    if (!usedInProject) {
      return List.of(Violation.of("type", "error.inclusion"));
    }
    return milestone && hasChildren ? List.of(Violation.of("type", "workPackage.error.type_milestone")) : List.of();
  }

  static List<Violation> category(boolean exists, boolean inProject) {
    if (!exists) {
      return List.of(Violation.of("category", "workPackage.error.category_unknown"));
    }
    return inProject ? List.of() : List.of(Violation.of("category", "workPackage.error.category_project"));
  }

  static List<Violation> priority(boolean exists, boolean active) {
    if (!exists) {
      return List.of(Violation.of("priority", "error.does_not_exist"));
    }
    return active ? List.of() : List.of(Violation.of("priority", "workPackage.error.priority_inactive"));
  }

  /** Closed work on a closed version cannot be opened again. */
  static List<Violation> reopening(boolean wasClosed, boolean isClosed, boolean versionClosed) {
    return wasClosed && !isClosed && versionClosed ? List.of(Violation.sentence("base", "workPackage.error.reopening_closed_version")) : List.of();
  }

  /** In a status that is read only, nothing but the status changes. */
  static List<Violation> readOnlyStatus(boolean wasReadOnly, List<String> changed) {
    var others = changed.stream().filter(attribute -> !Objects.equals(attribute, "status")).toList();
    if (!wasReadOnly || others.isEmpty()) {
      return List.of();
    }
    var violations = new ArrayList<Violation>();
    violations.add(Violation.sentence("base", "workPackage.error.readonly_status"));
    others.forEach(attribute -> violations.add(Violation.notWritable(attribute)));
    return violations;
  }
}
