package gewerk.work.shares;

import gewerk.people.principals.Group;
import gewerk.people.principals.PlaceholderUser;
import gewerk.people.principals.Principal;
import gewerk.people.principals.User;
import gewerk.platform.access.Viewer;
import gewerk.work.workpackages.WorkPackage;

/** Who may see and say with whom a work package is shared, in sentences. */
public final class ShareRules {
  private ShareRules() {}

  public static boolean maySee(WorkPackage wp, Viewer viewer) {
    return viewer.may("view_shared_work_packages", wp.projectId()) || mayShare(wp, viewer);
  }

  public static boolean mayShare(WorkPackage wp, Viewer viewer) {
    return viewer.may("share_work_packages", wp.projectId());
  }

  /** Placeholders cannot look at anything, and what one has oneself one need not be given. */
  static boolean canHave(Principal principal, Viewer viewer) {
    return switch (principal) {
      case User user -> !user.isLocked() && user.id() != viewer.id();
      case Group ignored -> true;
      case PlaceholderUser ignored -> false;
    };
  }
}
