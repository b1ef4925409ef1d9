package gewerk.people.accounts;

import gewerk.people.principals.User;
import gewerk.platform.access.Viewer;

/** Who may come to an account by mail, and who may call people in. */
final class AccountRules {
  private AccountRules() {}

  /** What strangers may do about an account of their own: the reference's numbers 0 to 3. */
  enum Registration {
    CLOSED, BY_MAIL, BY_ADMINISTRATOR, AT_ONCE;

    static Registration of(int number) {
      return values()[Math.clamp(number, 0, 3)];
    }
  }

  /** Whoever signs in elsewhere gets a password there; an account that is not active has nothing to come back to. */
  static boolean mayRecover(User user, boolean hasPassword) {
    return user.isActive() && user.email() != null && user.authSourceId() == null && (hasPassword || !user.account().isVouchedFor());
  }

  static boolean mayInvite(Viewer viewer) {
    return viewer.isAdmin() || viewer.mayGlobally("create_user");
  }

  static boolean mayApprove(Viewer viewer) {
    return viewer.isAdmin() || viewer.mayGlobally("manage_user");
  }

  /** The link opens the account to whoever has it: so only those see it who could open it anyway. */
  static boolean maySeeLinks(Viewer viewer) {
    return viewer.isAdmin();
  }
}
