package gewerk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import gewerk.admin.customfields.Carrier;
import gewerk.admin.customfields.CustomFields;
import gewerk.connect.tokens.Tokens;
import gewerk.people.groups.Groups;
import gewerk.people.placeholders.Placeholders;
import gewerk.people.principals.Principals;
import gewerk.people.sessions.SessionDoorkeeper;
import gewerk.people.sessions.Sessions;
import gewerk.people.users.Users;
import gewerk.platform.Platform;
import gewerk.platform.access.Authenticator;
import gewerk.platform.hal.ApiSurface;
import gewerk.platform.pages.Assets;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.web.Doorkeeper;
import gewerk.platform.pages.web.Pages;
import gewerk.projects.modules.Modules;
import gewerk.projects.projects.Projects;
import gewerk.work.activities.Activities;
import gewerk.work.categories.Categories;
import gewerk.work.journals.Journals;
import gewerk.work.priorities.Priorities;
import gewerk.work.progress.ProgressRules;
import gewerk.work.relations.Relations;
import gewerk.work.scheduling.DateRules;
import gewerk.work.statuses.Statuses;
import gewerk.work.types.Types;
import gewerk.work.versions.Versions;
import gewerk.work.workdays.WorkingCalendar;
import gewerk.work.workflows.Workflows;
import gewerk.work.workpackages.Neighbours;
import gewerk.work.workpackages.WorkPackages;

/** Everything the product can do, in order: its table of contents. A feature may know those above it. */
public final class Features {
  /** One class of each folder that has labels, styles or scripts. */
  static final List<Class<?>> LABELLED = List.of(ApiSurface.class, Page.class,
      Principals.class, Users.class, Groups.class, Placeholders.class, Sessions.class, Tokens.class,
      Projects.class,
      Types.class, Priorities.class, Statuses.class, Categories.class, Versions.class, WorkingCalendar.class, DateRules.class, ProgressRules.class,
      WorkPackages.class, Activities.class, Relations.class,
      CustomFields.class);

  private final Principals principals;
  private final Sessions sessions;
  private final Tokens tokens;
  private final Doorkeeper doorkeeper;
  private final Pages pages;

  Features(Platform platform) {
    // Who does it
    principals = new Principals(platform);
    new Users(platform, principals);
    new Groups(platform, principals);
    new Placeholders(platform, principals);
    sessions = new Sessions(platform);
    tokens = new Tokens(platform);

    // Where it happens
    var projects = new Projects(platform, new Modules(platform));

    // What is to be done
    var types = new Types(platform, projects::parse);
    var priorities = new Priorities(platform);
    var statuses = new Statuses(platform);
    var categories = new Categories(platform, projects);
    var versions = new Versions(platform, projects);
    var workflows = new Workflows(platform);
    var calendar = new WorkingCalendar(platform);
    var journals = new Journals(platform);
    var workPackages = new WorkPackages(platform,
        new Neighbours(projects, principals, types, statuses, priorities, categories, versions, workflows, calendar::get), journals);
    var activities = new Activities(platform, workPackages, journals);
    new Relations(platform, workPackages);

    // The screens
    doorkeeper = new SessionDoorkeeper(sessions, authenticators());
    pages = new Pages(platform.routes(), platform.api(), platform.labels(), Assets.load(LABELLED), doorkeeper);
    pages.colours(() -> types.all().stream().map(type -> type.color()).toList());
    pages.colours(() -> statuses.all().stream().map(status -> status.color()).toList());
    pages.colours(() -> priorities.all().stream().map(priority -> priority.color()).toList());
  }

  /** The ways to sign in, in the order in which they are asked. */
  List<Authenticator> authenticators() {
    return Stream.concat(tokens.authenticators().stream(), Stream.of(sessions.authenticator())).toList();
  }

  Doorkeeper doorkeeper() {
    return doorkeeper;
  }

  Pages pages() {
    return pages;
  }

  Tokens tokens() {
    return tokens;
  }

  /** The id of an active user. */
  Optional<Long> userByLogin(String login) {
    return principals.idOf(login);
  }
}
