package gewerk.work.workpackages;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import gewerk.people.principals.User;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Differences;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Writes;
import gewerk.platform.resource.Written;
import gewerk.platform.settings.Settings;
import gewerk.work.workpackages.WorkPackageRules.Parent;
import gewerk.work.workpackages.WorkPackageRules.Step;
import org.jspecify.annotations.Nullable;

/** Gathers the facts that the rules judge by, and everything they find wrong with one proposal. */
final class Judgement {
  private final Neighbours neighbours;
  private final WorkPackageStore store;
  private final PlanStore plan;
  private final Settings settings;

  Judgement(Neighbours neighbours, WorkPackageStore store, PlanStore plan, Settings settings) {
    this.neighbours = neighbours;
    this.store = store;
    this.plan = plan;
    this.settings = settings;
  }

  List<Violation> of(Resource<WorkPackage> resource, Candidate<WorkPackage> candidate, Written written, Asking asking) {
    var wp = candidate.proposed();
    var before = candidate.saved();
    var violations = new ArrayList<>(Writes.malformed(resource, wp, asking.viewer()));
    violations.addAll(Writes.notWritable(resource, candidate, written, asking.viewer()));
    violations.addAll(WorkPackageRules.status(step(before, wp, asking)));
    violations.addAll(candidate.isNew() ? authored(written) : List.of());
    violations.addAll(prioritised(before, wp));
    violations.addAll(WorkPackageRules.parent(parent(before, wp, asking), settings.truth("cross_project_work_package_relations")));
    var forbidden = before == null ? List.<Violation>of() : moved(before, wp, asking);
    violations.addAll(forbidden.isEmpty() ? fitting(before, wp) : forbidden);
    violations.addAll(before == null ? List.of() : kept(resource, before, wp));
    return violations;
  }

  /** What does not go together with the project: nobody learns this of a project where they may not add work. */
  private List<Violation> fitting(@Nullable WorkPackage before, WorkPackage wp) {
    var violations = new ArrayList<>(typed(before, wp));
    violations.addAll(categorised(before, wp));
    violations.addAll(versioned(before, wp));
    violations.addAll(assigned("assignee", before == null ? null : before.assigneeId(), wp.assigneeId(), wp));
    violations.addAll(assigned("responsible", before == null ? null : before.responsibleId(), wp.responsibleId(), wp));
    return violations;
  }

  private List<Violation> typed(@Nullable WorkPackage before, WorkPackage wp) {
    boolean changed = before == null || before.typeId() != wp.typeId() || before.projectId() != wp.projectId();
    if (!changed || wp.typeId() == 0 || wp.projectId() == 0) {
      return wp.typeId() == 0 || neighbours.types().find(wp.typeId()).isPresent() ? List.of() : List.of(Violation.of("type", "error.inclusion"));
    }
    return WorkPackageRules.type(neighbours.types().isUsedIn(wp.projectId(), wp.typeId()), neighbours.isMilestone(wp), wp.hasChildren());
  }

  /** A new package may begin anywhere; a saved one goes where its workflow leads, unless its type changed and its status with it. */
  private @Nullable Step step(@Nullable WorkPackage before, WorkPackage wp, Asking asking) {
    boolean changed = before == null || before.statusId() != wp.statusId();
    if (!changed || wp.statusId() == 0) {
      return null;
    }
    boolean exists = neighbours.statuses().find(wp.statusId()).isPresent();
    boolean free = before == null || before.typeId() != wp.typeId();
    return new Step(exists, !exists || free || neighbours.reachable(before, asking.viewer()).contains(wp.statusId()) && !isHeldBack(before, wp));
  }

  /** What is blocked by open work cannot be closed. */
  private boolean isHeldBack(WorkPackage before, WorkPackage wp) {
    return neighbours.isClosed(wp.statusId()) && !neighbours.isClosed(before.statusId()) && store.isBlocked(wp.id(), neighbours.closedIds());
  }

  private List<Violation> authored(Written written) {
    var author = written.id("author", null);
    boolean exists = author == null || neighbours.principals().find(author).filter(User.class::isInstance).isPresent();
    return exists ? List.of() : List.of(Violation.of("author", "error.does_not_exist"));
  }

  private List<Violation> prioritised(@Nullable WorkPackage before, WorkPackage wp) {
    if (wp.priorityId() == 0 || before != null && before.priorityId() == wp.priorityId()) {
      return List.of();
    }
    var priority = neighbours.priorities().find(wp.priorityId());
    return WorkPackageRules.priority(priority.isPresent(), priority.filter(found -> found.isActive()).isPresent());
  }

  private List<Violation> categorised(@Nullable WorkPackage before, WorkPackage wp) {
    if (wp.categoryId() == null || before != null && Objects.equals(before.categoryId(), wp.categoryId()) && before.projectId() == wp.projectId()) {
      return List.of();
    }
    var category = neighbours.categories().find(wp.categoryId());
    return WorkPackageRules.category(category.isPresent(), category.filter(found -> found.projectId() == wp.projectId()).isPresent());
  }

  private List<Violation> versioned(@Nullable WorkPackage before, WorkPackage wp) {
    if (wp.versionId() == null || before != null && Objects.equals(before.versionId(), wp.versionId())) {
      return List.of();
    }
    boolean assignable = neighbours.versions().assignable(wp.projectId()).stream().anyMatch(version -> version.id() == wp.versionId());
    return assignable ? List.of() : List.of(Violation.of("version", "error.inclusion"));
  }

  private List<Violation> assigned(String attribute, @Nullable Long before, @Nullable Long after, WorkPackage wp) {
    if (after == null || Objects.equals(before, after) || wp.projectId() == 0 || store.isAssignable(after, wp.projectId())) {
      return List.of();
    }
    return List.of(Violation.sentence(attribute, "workPackage.error.not_assignable_" + attribute));
  }

  private @Nullable Parent parent(@Nullable WorkPackage before, WorkPackage wp, Asking asking) {
    var parentId = wp.parentId();
    boolean changed = before == null || !Objects.equals(before.parentId(), parentId);
    if (parentId == null || !changed) {
      return null;
    }
    var found = store.find(parentId).filter(parent -> WorkPackageRights.maySee(parent, asking.viewer()));
    boolean itself = !wp.isNew() && wp.id() == parentId;
    boolean loop = found.isPresent() && !wp.isNew() && !itself
        && (found.get().ancestorIds().contains(wp.id()) || plan.loops(List.of(wp.id(), parentId)).arisesFromParent(wp.id(), parentId));
    return new Parent(found.isPresent(), itself, found.filter(neighbours::isMilestone).isPresent(),
        found.filter(parent -> parent.projectId() != wp.projectId()).isPresent(), loop);
  }

  private static List<Violation> moved(WorkPackage before, WorkPackage wp, Asking asking) {
    boolean forbidden = before.projectId() != wp.projectId() && wp.projectId() != 0 && !asking.viewer().may("add_work_packages", wp.projectId());
    return forbidden ? List.of(Violation.of("project", "error.inclusion")) : List.of();
  }

  private List<Violation> kept(Resource<WorkPackage> resource, WorkPackage before, WorkPackage wp) {
    boolean wasClosed = neighbours.isClosed(before.statusId());
    boolean isClosed = neighbours.isClosed(wp.statusId());
    var violations = new ArrayList<Violation>();
    if (wasClosed && !isClosed && before.versionId() != null) {
      violations.addAll(WorkPackageRules.reopening(true, false, neighbours.isVersionClosed(before.versionId())));
    }
    boolean readOnly = neighbours.statuses().find(before.statusId()).filter(status -> status.isReadonly()).isPresent();
    if (readOnly) {
      violations.addAll(WorkPackageRules.readOnlyStatus(true, List.copyOf(Differences.between(resource, before, wp).keySet())));
    }
    return violations;
  }
}
