package gewerk.people.users;

import gewerk.people.principals.Principals;
import gewerk.people.principals.User;
import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.settings.Settings;

/** The people who have an account. */
public final class Users {
  private final Settings settings;

  public Users(Platform platform, Principals principals) {
    settings = platform.settings();
    UserAttributes.declare(principals.users());
    UserLinks.declare(principals.users(), this::mayDelete);
  }

  private boolean mayDelete(User user, Viewer viewer) {
    return UserRules.isSelf(user, viewer) ? settings.truth("users_deletable_by_self") : viewer.isAdmin() && settings.truth("users_deletable_by_admins");
  }
}
