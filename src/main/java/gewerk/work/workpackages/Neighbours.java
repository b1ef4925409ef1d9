package gewerk.work.workpackages;

import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import gewerk.people.principals.Principals;
import gewerk.people.roles.Roles;
import gewerk.platform.access.Viewer;
import gewerk.platform.clock.WorkingDays;
import gewerk.projects.projects.Projects;
import gewerk.work.categories.Categories;
import gewerk.work.priorities.Priorities;
import gewerk.work.statuses.Statuses;
import gewerk.work.types.Types;
import gewerk.work.versions.Versions;
import gewerk.work.workflows.Standing;
import gewerk.work.workflows.Workflows;

/** The features that work packages stand on. */
public record Neighbours(Projects projects, Principals principals, Roles roles, Types types, Statuses statuses, Priorities priorities, Categories categories,
    Versions versions, Workflows workflows, Supplier<WorkingDays> calendar) {
  boolean isMilestone(WorkPackage wp) {
    return types.find(wp.typeId()).map(type -> type.isMilestone()).orElse(false);
  }

  boolean isClosed(long statusId) {
    return statuses.find(statusId).map(status -> status.isClosed()).orElse(false);
  }

  boolean isExcludedFromTotals(long statusId) {
    return statuses.find(statusId).map(status -> status.excludedFromTotals()).orElse(false);
  }

  /** Closed work on a closed version stays as it is. */
  boolean isFrozen(WorkPackage wp) {
    return wp.versionId() != null && isClosed(wp.statusId()) && isVersionClosed(wp.versionId());
  }

  /** The statuses that the workflow leads to from where the work package is, for this person. */
  Set<Long> reachable(WorkPackage wp, Viewer viewer) {
    var standing = new Standing(wp.authorId() == viewer.id(), Objects.equals(wp.assigneeId(), viewer.id()));
    return workflows.in(wp.projectId(), viewer).allowed(wp.typeId(), wp.statusId(), standing);
  }

  Set<Long> closedIds() {
    return statuses.all().stream().filter(status -> status.isClosed()).map(status -> status.id()).collect(Collectors.toSet());
  }

  boolean isVersionClosed(long versionId) {
    return versions.find(versionId).map(version -> version.status().equals("closed")).orElse(false);
  }
}
