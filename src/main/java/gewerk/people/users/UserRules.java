package gewerk.people.users;

import gewerk.people.principals.User;
import gewerk.platform.access.Viewer;

/** Who may see and change what of an account. */
final class UserRules {
  private UserRules() {}

  static boolean isSelf(User user, Viewer viewer) {
    return viewer.isLoggedIn() && user.id() == viewer.id();
  }

  static boolean mayList(Viewer viewer) {
    return viewer.isAdmin() || viewer.mayGlobally("manage_user");
  }

  static boolean mayCreate(Viewer viewer) {
    return viewer.isAdmin() || viewer.mayGlobally("create_user");
  }

  /** Sees what is the account's own business: login, state, language. */
  static boolean seesAccount(User user, Viewer viewer) {
    return mayList(viewer) || mayCreate(viewer) || isSelf(user, viewer);
  }

  static boolean seesEmail(User user, Viewer viewer) {
    return user.isNew() || seesAccount(user, viewer) || viewer.mayGlobally("view_user_email");
  }

  static boolean seesTimes(User user, Viewer viewer) {
    return viewer.isAdmin() || isSelf(user, viewer);
  }

  static boolean mayUpdate(User user, Viewer viewer) {
    return mayList(viewer) || isSelf(user, viewer);
  }

  /** Nobody renames their own account: others know them by it. */
  static boolean mayWriteLogin(User user, Viewer viewer) {
    return mayManage(user, viewer) && !isSelf(user, viewer);
  }

  static boolean mayWriteNames(User user, Viewer viewer) {
    return mayManage(user, viewer) || isSelf(user, viewer) && !user.account().isVouchedFor();
  }

  /** Who could redirect an administrator's mail could also take the account over by a new password: so no mere manager may. */
  static boolean mayWriteEmail(User user, Viewer viewer) {
    return viewer.isAdmin() || isSelf(user, viewer) || user.isNew() && mayCreate(viewer);
  }

  static boolean mayMakeAdmin(User user, Viewer viewer) {
    return viewer.isAdmin() && !isSelf(user, viewer);
  }

  static boolean mayWriteLanguage(User user, Viewer viewer) {
    return mayManage(user, viewer) || isSelf(user, viewer);
  }

  static boolean mayWriteStatus(User user, Viewer viewer) {
    return mayManage(user, viewer);
  }

  static boolean mayWritePassword(User user, Viewer viewer) {
    return viewer.isAdmin() || isSelf(user, viewer);
  }

  static boolean mayLock(User user, Viewer viewer) {
    return viewer.isAdmin() && user.isActive();
  }

  static boolean mayUnlock(User user, Viewer viewer) {
    return viewer.isAdmin() && user.isLocked();
  }

  /** An account that is about to be made belongs to those who may create; one that exists to those who manage. */
  private static boolean mayManage(User user, Viewer viewer) {
    return user.isNew() ? mayCreate(viewer) : mayList(viewer);
  }
}
