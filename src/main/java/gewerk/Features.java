package gewerk;

import java.util.List;
import java.util.stream.Stream;

import gewerk.connect.tokens.Tokens;
import gewerk.people.groups.Groups;
import gewerk.people.placeholders.Placeholders;
import gewerk.people.principals.Principals;
import gewerk.people.sessions.Sessions;
import gewerk.people.users.Users;
import gewerk.platform.Platform;
import gewerk.platform.access.Authenticator;
import gewerk.platform.hal.ApiSurface;
import gewerk.projects.projects.Projects;
import gewerk.work.categories.Categories;
import gewerk.work.priorities.Priorities;
import gewerk.work.statuses.Statuses;
import gewerk.work.types.Types;
import gewerk.work.versions.Versions;
import gewerk.work.workflows.Workflows;

/** Everything the product can do, in order: its table of contents. A feature may know those above it. */
public final class Features {
  /** One class of each folder that has labels. */
  static final List<Class<?>> LABELLED = List.of(
      ApiSurface.class,
      Principals.class, Users.class, Groups.class, Placeholders.class, Sessions.class,
      Projects.class, Types.class, Priorities.class, Statuses.class, Versions.class, Categories.class,
      Tokens.class);

  private final Sessions sessions;
  private final Tokens tokens;

  Features(Platform platform) {
    var principals = new Principals(platform);
    new Users(platform, principals);
    new Groups(platform, principals);
    new Placeholders(platform, principals);
    sessions = new Sessions(platform);
    var projects = new Projects(platform);
    new Types(platform, projects::parse);
    new Priorities(platform);
    new Statuses(platform);
    new Workflows(platform);
    new Versions(platform, projects);
    new Categories(platform, projects);
    tokens = new Tokens(platform);
  }

  public Sessions sessions() {
    return sessions;
  }

  public Tokens tokens() {
    return tokens;
  }

  /** The ways to sign in, in the order in which they are asked. */
  List<Authenticator> authenticators() {
    return Stream.concat(tokens.authenticators().stream(), Stream.of(sessions.authenticator())).toList();
  }
}
