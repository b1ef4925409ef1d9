package gewerk.work.workpackages;

import java.util.List;

import gewerk.platform.access.Viewer;
import gewerk.platform.resource.Candidate;

/** Who may do what with a work package, in sentences. */
public final class WorkPackageRights {
  private static final List<String> ANY_UPDATE =
      List.of("edit_work_packages", "change_work_package_status", "assign_versions", "manage_subtasks", "move_work_packages");

  private WorkPackageRights() {}

  public static boolean maySee(WorkPackage wp, Viewer viewer) {
    return viewer.may("view_work_packages", wp.projectId(), wp.id());
  }

  /** Something of it, at least. */
  public static boolean mayUpdate(WorkPackage wp, Viewer viewer) {
    return viewer.mayAnyOf(ANY_UPDATE, wp.projectId()) || viewer.may("edit_work_packages", wp.projectId(), wp.id());
  }

  public static boolean mayDelete(WorkPackage wp, Viewer viewer) {
    return viewer.may("delete_work_packages", wp.projectId());
  }

  public static boolean mayComment(WorkPackage wp, Viewer viewer) {
    return viewer.may("add_work_package_comments", wp.projectId(), wp.id());
  }

  /** A new one may be filled in by whoever may add it; without a project nobody can tell yet. */
  static boolean mayEdit(Candidate<WorkPackage> candidate, Viewer viewer) {
    var wp = candidate.current();
    return candidate.isNew() ? wp.projectId() == 0 || viewer.may("add_work_packages", wp.projectId()) : viewer.may("edit_work_packages", wp.projectId(), wp.id());
  }

  static boolean mayEditDates(Candidate<WorkPackage> candidate, Viewer viewer) {
    var wp = candidate.proposed();
    return mayEdit(candidate, viewer) && (wp.scheduleManually() || !wp.hasChildren());
  }

  static boolean mayChangeStatus(Candidate<WorkPackage> candidate, Viewer viewer) {
    return mayEdit(candidate, viewer) || viewer.may("change_work_package_status", candidate.current().projectId());
  }

  static boolean mayAssignVersion(Candidate<WorkPackage> candidate, Viewer viewer) {
    var wp = candidate.current();
    return wp.projectId() == 0 || viewer.may("assign_versions", wp.projectId());
  }

  static boolean mayChangeParent(Candidate<WorkPackage> candidate, Viewer viewer) {
    var wp = candidate.current();
    return wp.projectId() == 0 || viewer.may("manage_subtasks", wp.projectId());
  }

  static boolean mayMove(Candidate<WorkPackage> candidate, Viewer viewer) {
    return candidate.isNew() || viewer.may("move_work_packages", candidate.current().projectId());
  }
}
