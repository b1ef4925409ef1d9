package gewerk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import gewerk.admin.configuration.InstanceConfiguration;
import gewerk.admin.configuration.Root;
import gewerk.admin.customfields.CustomFields;
import gewerk.admin.description.ApiDescription;
import gewerk.connect.tokens.TokenPages;
import gewerk.connect.tokens.Tokens;
import gewerk.people.groups.Groups;
import gewerk.people.placeholders.Placeholders;
import gewerk.people.preferences.UserPreferences;
import gewerk.people.principals.Principals;
import gewerk.people.roles.Roles;
import gewerk.people.sessions.SessionDoorkeeper;
import gewerk.people.sessions.SessionPages;
import gewerk.people.sessions.Sessions;
import gewerk.people.users.Users;
import gewerk.platform.Platform;
import gewerk.platform.access.Authenticator;
import gewerk.platform.access.Viewer;
import gewerk.platform.hal.ApiSurface;
import gewerk.platform.pages.Assets;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.web.Doorkeeper;
import gewerk.platform.pages.web.Pages;
import gewerk.projects.capabilities.Capabilities;
import gewerk.projects.memberships.Memberships;
import gewerk.projects.favorites.Favorites;
import gewerk.platform.text.References;
import gewerk.projects.capabilities.Capabilities;
import gewerk.projects.favorites.Favorites;
import gewerk.projects.memberships.Memberships;
import gewerk.projects.modules.Modules;
import gewerk.projects.projects.Projects;
import gewerk.views.home.HomePages;
import gewerk.views.palette.JumpPages;
import gewerk.views.table.WorkPackageTable;
import gewerk.work.activities.Activities;
import gewerk.work.categories.Categories;
import gewerk.work.journals.Journals;
import gewerk.work.priorities.Priorities;
import gewerk.work.progress.ProgressRules;
import gewerk.work.rendering.Rendering;
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
      Principals.class, Users.class, Groups.class, Placeholders.class, Roles.class, UserPreferences.class, Sessions.class,
      Principals.class, Users.class, Groups.class, Placeholders.class, Roles.class, UserPreferences.class, Sessions.class, Tokens.class, Root.class,
      Projects.class, Favorites.class, Memberships.class, Capabilities.class,
      Types.class, Priorities.class, Statuses.class, Categories.class, Versions.class, WorkingCalendar.class, DateRules.class, ProgressRules.class,
      WorkPackages.class, Activities.class, Rendering.class,
      HomePages.class, JumpPages.class, WorkPackageTable.class,
      Tokens.class,
      CustomFields.class, Root.class);

  private final Principals principals;
  private final Sessions sessions;
  private final Tokens tokens;
  private final Doorkeeper doorkeeper;
  private final Pages pages;

  Features(Platform platform) {
    // Who does it
    principals = new Principals(platform);
    var users = new Users(platform, principals);
    new Groups(platform, principals);
    new Placeholders(platform, principals);
    var roles = new Roles(platform);
    var preferences = new UserPreferences(platform, users);
    sessions = new Sessions(platform);
    tokens = new Tokens(platform);

    // Where it happens
    var projects = new Projects(platform, new Modules(platform));
    new Memberships(platform, users, principals, roles, projects);
    new Favorites(platform, projects);
    new Capabilities(platform, principals, projects);

    // What is to be done
    var types = new Types(platform, projects::parse);
    var priorities = new Priorities(platform);
    var statuses = new Statuses(platform);
    var categories = new Categories(platform, projects, principals);
    var versions = new Versions(platform, projects);
    var workflows = new Workflows(platform);
    var calendar = new WorkingCalendar(platform);
    var journals = new Journals(platform);
    var workPackages = new WorkPackages(platform,
        new Neighbours(projects, principals, types, statuses, priorities, categories, versions, workflows, calendar::get), journals);
    new Rendering(platform, principals.mentioned()::in)
        .context("work_packages", (id, viewer) -> workPackages.find(id, viewer).isPresent())
        .context("projects", (id, viewer) -> projects.find(id, viewer).isPresent());

    new Activities(platform, workPackages, journals);

    // How an instance is set up
    new Root(platform);
    new InstanceConfiguration(platform, preferences);
    new ApiDescription(platform);
    var customFields = new CustomFields(platform);
    projects.extend(customFields.join(projects.declaration(), FieldCarriers.projects(principals, versions)));
    versions.extend(customFields.join(versions.declaration(), FieldCarriers.versions(principals, versions)));
    var fields = customFields.join(workPackages.declaration(), FieldCarriers.workPackages(principals, versions));
    workPackages.extend(fields);
    workPackages.alsoSums(fields::sums);
    var ofWork = customFields.join(workPackages.declaration(), FieldCarriers.workPackages(principals, versions));
    workPackages.extend(ofWork);
    workPackages.alsoSums(ofWork::sums);
    projects.extend(customFields.join(projects.declaration(), FieldCarriers.projects(principals, versions)));
    versions.extend(customFields.join(versions.declaration(), FieldCarriers.versions(principals, versions)));

    // The screens
    doorkeeper = new SessionDoorkeeper(sessions, authenticators());
    pages = new Pages(platform.routes(), platform.api(), platform.labels(), Assets.load(LABELLED), doorkeeper);
    new HomePages(pages, projects, workPackages);
    new JumpPages(pages, projects, workPackages);
    new WorkPackageTable(platform, pages, workPackages);
    new SessionPages(pages, sessions);
    new TokenPages(pages, tokens);
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

  /** Whom a text mentions, for a reader. */
  References mentionedIn(String text, Viewer viewer) {
    return principals.mentioned().in(text, viewer);
  }

  /** The id of an active user. */
  Optional<Long> userByLogin(String login) {
    return principals.idOf(login);
  }
}
