package gewerk.people.users;

import java.util.Map;
import java.util.stream.Stream;

import gewerk.people.principals.Principal;
import gewerk.people.principals.User;
import gewerk.platform.access.Viewer;
import gewerk.platform.hal.Link;
import gewerk.platform.http.QueryString;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Resource;
import org.jspecify.annotations.Nullable;

/** Where one can go from people: to their page, their memberships, and to what may be done with them. */
public final class UserLinks {
  private UserLinks() {}

  static void declare(Resource<User> users, DeletionRule deletion) {
    users.link("memberships", UserLinks::memberships)
        .link("showUser", (user, asking) -> user.isLocked() || user.isNew() ? null : page(user))
        .action("updateImmediately", (user, asking) -> Link.to(user.path()).titled("Update " + user.login()).by("patch"),
            (user, viewer) -> viewer.isAdmin())
        .action("lock", (user, asking) -> Link.to(user.path() + "/lock").titled("Set lock on " + user.login()).by("post"), UserRules::mayLock)
        .action("unlock", (user, asking) -> Link.to(user.path() + "/lock").titled("Remove lock on " + user.login()).by("delete"), UserRules::mayUnlock)
        .action("delete", (user, asking) -> Link.to(user.path()).titled("Delete " + user.login()).by("delete"), deletion::mayDelete);
  }

  /** Tells who may delete whom. */
  @FunctionalInterface
  interface DeletionRule {
    boolean mayDelete(User user, Viewer viewer);
  }

  /** The page about somebody. */
  public static Link page(Principal principal) {
    return Link.absolute(principal.path(), null).with("type", "text/html");
  }

  public static @Nullable Link memberships(Principal principal, Asking asking) {
    boolean may = Stream.of("view_members", "manage_members").anyMatch(asking.viewer()::mayAnywhere);
    return may ? Link.to(addressOfMemberships(principal.id()), asking.say("user.memberships")) : null;
  }

  private static String addressOfMemberships(long id) {
    var filters = "[{\"principal\":{\"operator\":\"=\",\"values\":[\"" + id + "\"]}}]";
    return "/memberships?" + QueryString.write(Map.of("filters", filters));
  }
}
