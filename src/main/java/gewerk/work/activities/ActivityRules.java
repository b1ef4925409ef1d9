package gewerk.work.activities;

import gewerk.platform.access.Viewer;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackageRights;

/** Who may read, write and answer what, in sentences. */
public final class ActivityRules {
  private ActivityRules() {}

  /** Of a work package that they may see. */
  public static boolean maySee(Activity activity, Viewer viewer) {
    return !activity.internal() || viewer.may("view_internal_comments", project(activity));
  }

  public static boolean mayCommentInternally(WorkPackage wp, Viewer viewer) {
    return viewer.may("view_internal_comments", wp.projectId()) && viewer.may("add_internal_comments", wp.projectId());
  }

  public static boolean mayEdit(Activity activity, Viewer viewer) {
    boolean own = viewer.isLoggedIn() && activity.userId() == viewer.id();
    var ofOwn = activity.internal() ? "edit_own_internal_comments" : "edit_own_work_package_comments";
    var ofAny = activity.internal() ? "edit_others_internal_comments" : "edit_work_package_comments";
    return maySee(activity, viewer) && (viewer.may(ofAny, project(activity)) || own && viewer.may(ofOwn, project(activity), activity.workPackage().id()));
  }

  /** Whoever answers must be known by a name. */
  public static boolean mayReact(Activity activity, Viewer viewer) {
    return viewer.isLoggedIn() && mayAnswer(activity, viewer);
  }

  /** In the same circle in which it was said. */
  public static boolean mayAnswer(Activity activity, Viewer viewer) {
    return activity.internal() ? mayCommentInternally(activity.workPackage(), viewer) : WorkPackageRights.mayComment(activity.workPackage(), viewer);
  }

  /** An entry without changes has nothing else to say. */
  public static boolean mustSaySomething(Activity activity) {
    return activity.journal().changes().isEmpty();
  }

  private static long project(Activity activity) {
    return activity.workPackage().projectId();
  }
}
