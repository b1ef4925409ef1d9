package gewerk.work.watchers;

import gewerk.platform.access.Viewer;
import gewerk.work.workpackages.WorkPackage;

/** Who may see and choose who watches, in sentences. */
public final class WatcherRules {
  private WatcherRules() {}

  public static boolean maySeeWatchers(WorkPackage wp, Viewer viewer) {
    return viewer.may("view_work_package_watchers", wp.projectId());
  }

  public static boolean mayAddOthers(WorkPackage wp, Viewer viewer) {
    return viewer.may("add_work_package_watchers", wp.projectId());
  }

  /** Whoever sees it may watch it. */
  public static boolean mayAdd(long userId, WorkPackage wp, Viewer viewer) {
    return isSelf(userId, viewer) || mayAddOthers(wp, viewer);
  }

  public static boolean mayRemoveOthers(WorkPackage wp, Viewer viewer) {
    return viewer.may("delete_work_package_watchers", wp.projectId());
  }

  public static boolean mayRemove(long userId, WorkPackage wp, Viewer viewer) {
    return isSelf(userId, viewer) || mayRemoveOthers(wp, viewer);
  }

  private static boolean isSelf(long userId, Viewer viewer) {
    return viewer.isLoggedIn() && viewer.id() == userId;
  }
}
