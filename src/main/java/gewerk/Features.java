package gewerk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import gewerk.people.groups.Groups;
import gewerk.people.placeholders.Placeholders;
import gewerk.people.principals.Principals;
import gewerk.people.users.Users;
import gewerk.platform.Platform;
import gewerk.platform.access.Authenticator;
import gewerk.platform.hal.ApiSurface;
import gewerk.work.priorities.Priorities;
import gewerk.work.statuses.Statuses;
import gewerk.work.types.Types;

/** Everything the product can do, in order: its table of contents. A feature may know those above it. */
public final class Features {
  /** One class of each folder that has labels. */
  static final List<Class<?>> LABELLED = List.of(ApiSurface.class, Principals.class, Users.class, Groups.class, Placeholders.class, Types.class, Priorities.class, Statuses.class);

  private final List<Authenticator> authenticators = new ArrayList<>();

  Features(Platform platform) {
    var principals = new Principals(platform);
    new Users(platform, principals);
    new Groups(platform, principals);
    new Placeholders(platform, principals);
    new Types(platform, Features::number);
    new Priorities(platform);
    new Statuses(platform);
  }

  private static Optional<Long> number(String segment) {
    return segment.matches("\\d{1,18}") ? Optional.of(Long.valueOf(segment)) : Optional.empty();
  }

  /** The ways to sign in, in the order in which they are asked. */
  List<Authenticator> authenticators() {
    return authenticators;
  }
}
