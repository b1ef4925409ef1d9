package gewerk.work.workflows;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;

/** The steps that work of each type can take from status to status, by the roles of whoever takes them. */
public final class Workflows {
  private final WorkflowStore store;

  public Workflows(Platform platform) {
    store = new WorkflowStore(platform.database());
  }

  /** The ids of the present status and of those that may follow it, for somebody with these roles. */
  public Set<Long> allowed(long typeId, long statusId, Set<Long> roleIds, Standing standing) {
    return WorkflowRules.reachable(store.ofType(typeId), statusId, roleIds::contains, standing);
  }

  /** The same in a project. Administrators may take every step that any role allows. */
  public InProject in(long projectId, Viewer viewer) {
    return (typeId, statusId, standing) -> WorkflowRules.reachable(store.ofType(typeId), statusId,
        viewer.isAdmin() ? role -> true : rolesOf(viewer, projectId)::contains, standing);
  }

  /** What somebody may do in one project. */
  @FunctionalInterface
  public interface InProject {
    Set<Long> allowed(long typeId, long statusId, Standing standing);
  }

  /** The ids of the statuses that a type goes through. */
  public Set<Long> statusesOf(long typeId) {
    return WorkflowRules.inUse(store.ofType(typeId));
  }

  /** The steps on one sheet. */
  public Set<Step> steps(Sheet sheet) {
    return WorkflowRules.steps(store.ofType(sheet.typeId()), sheet);
  }

  /** How many steps a role can take with work of a type, by type and role; those that cannot take any are left out. */
  public Map<Long, Map<Long, Integer>> counts() {
    var counts = new HashMap<Long, Map<Long, Integer>>();
    store.all().forEach((type, steps) -> counts.put(type, WorkflowRules.counts(steps)));
    return counts;
  }

  WorkflowStore store() {
    return store;
  }

  /** The ids of a person's roles in a project; of the role for non-members, where they are none. */
  public Set<Long> rolesOf(Viewer viewer, long projectId) {
    return store.roles(viewer, projectId);
  }
}
