package gewerk.work.workpackages;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Candidate;
import org.jspecify.annotations.Nullable;

/** Which values a work package's links can take, as forms offer them (reference: schemas and forms). */
final class WorkPackageChoices {
  private final Neighbours neighbours;

  WorkPackageChoices(Neighbours neighbours) {
    this.neighbours = neighbours;
  }

  @Nullable String assignees(Candidate<WorkPackage> candidate, Asking asking) {
    var wp = candidate.proposed();
    if (!candidate.isNew()) {
      return "/work_packages/" + wp.id() + "/available_assignees";
    }
    return wp.projectId() == 0 ? null : "/workspaces/" + wp.projectId() + "/available_assignees";
  }

  String projects(Candidate<WorkPackage> candidate, Asking asking) {
    return candidate.isNew() ? "/work_packages/available_projects" : "/work_packages/" + candidate.proposed().id() + "/available_projects";
  }

  @Nullable String parents(Candidate<WorkPackage> candidate, Asking asking) {
    return candidate.isNew() ? null : "/work_packages/" + candidate.proposed().id() + "/available_relation_candidates?type=parent";
  }

  List<Long> types(Candidate<WorkPackage> candidate, Asking asking) {
    long project = candidate.proposed().projectId();
    var types = project == 0 ? neighbours.types().all() : neighbours.types().ofProject(project);
    return types.stream().map(type -> type.id()).toList();
  }

  /** Those that the saved status leads to, whatever the form has now. */
  List<Long> statuses(Candidate<WorkPackage> candidate, Asking asking) {
    var reachable = new LinkedHashSet<Long>();
    reachable.add(candidate.current().statusId());
    reachable.addAll(neighbours.reachable(candidate.current(), asking.viewer()));
    return neighbours.statuses().all().stream().map(status -> status.id()).filter(reachable::contains).toList();
  }

  List<Long> categories(Candidate<WorkPackage> candidate, Asking asking) {
    return neighbours.categories().ofProject(candidate.proposed().projectId()).stream().map(category -> category.id()).toList();
  }

  /** Open ones; the one it has stays possible. */
  List<Long> versions(Candidate<WorkPackage> candidate, Asking asking) {
    var ids = new ArrayList<>(neighbours.versions().assignable(candidate.proposed().projectId()).stream().map(version -> version.id()).toList());
    var present = candidate.saved() == null ? null : candidate.saved().versionId();
    if (present != null && !ids.contains(present)) {
      ids.add(present);
    }
    return ids;
  }
}
