package gewerk;

import java.util.ArrayList;
import java.util.List;

import gewerk.platform.Platform;
import gewerk.platform.access.Authenticator;
import gewerk.platform.hal.ApiSurface;
import gewerk.projects.modules.Modules;
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
  static final List<Class<?>> LABELLED = List.of(ApiSurface.class, Projects.class, Types.class, Priorities.class, Statuses.class, Versions.class,
      Categories.class);

  private final List<Authenticator> authenticators = new ArrayList<>();

  Features(Platform platform) {
    var projects = new Projects(platform, new Modules(platform));
    new Types(platform, projects::parse);
    new Priorities(platform);
    new Statuses(platform);
    new Workflows(platform);
    new Versions(platform, projects);
    new Categories(platform, projects);
  }

  /** The ways to sign in, in the order in which they are asked. */
  List<Authenticator> authenticators() {
    return authenticators;
  }
}
