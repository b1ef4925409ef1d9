package gewerk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import gewerk.admin.audit.AuditLog;
import gewerk.admin.background.BackgroundPages;
import gewerk.admin.configuration.InstanceConfiguration;
import gewerk.admin.configuration.Root;
import gewerk.admin.customfields.CustomFields;
import gewerk.admin.description.ApiDescription;
import gewerk.admin.description.ExplorerPages;
import gewerk.admin.fields.CustomFieldPages;
import gewerk.admin.fields.LinkedPages;
import gewerk.admin.people.PeopleAdministration;
import gewerk.admin.settings.InstanceSettings;
import gewerk.admin.workflows.WorkflowPages;
import gewerk.connect.tokens.Tokens;
import gewerk.connect.webhooks.WebhookPages;
import gewerk.connect.webhooks.Webhooks;
import gewerk.files.attachments.AttachmentPages;
import gewerk.files.attachments.Attachments;
import gewerk.people.groups.Groups;
import gewerk.people.jobs.JobStatuses;
import gewerk.people.placeholders.Placeholders;
import gewerk.people.preferences.AccountPages;
import gewerk.people.preferences.UserPreferences;
import gewerk.people.principals.Principals;
import gewerk.people.roles.Roles;
import gewerk.people.users.Users;
import gewerk.platform.Platform;
import gewerk.platform.access.Authenticator;
import gewerk.platform.access.Viewer;
import gewerk.platform.hal.ApiSurface;
import gewerk.platform.http.Surface;
import gewerk.platform.outgoing.Outgoing;
import gewerk.platform.pages.Assets;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.settings.SettingsScreen;
import gewerk.platform.pages.web.Doorkeeper;
import gewerk.platform.pages.web.Navigation.Section;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.text.References;
import gewerk.projects.capabilities.Capabilities;
import gewerk.projects.copying.ProjectCopies;
import gewerk.projects.favorites.Favorites;
import gewerk.projects.memberships.ExplainPages;
import gewerk.projects.memberships.MembershipPages;
import gewerk.projects.memberships.Memberships;
import gewerk.projects.modules.Modules;
import gewerk.projects.news.News;
import gewerk.projects.phases.Phases;
import gewerk.projects.projects.Projects;
import gewerk.time.workinghours.WorkingTimes;
import gewerk.views.copying.CopiedContents;
import gewerk.views.copying.CopyPages;
import gewerk.views.editing.Controls;
import gewerk.views.exports.ExportPages;
import gewerk.views.fullview.FullViewPages;
import gewerk.views.home.HomePages;
import gewerk.views.palette.JumpPages;
import gewerk.views.people.PersonPages;
import gewerk.views.projects.NewProjectPages;
import gewerk.views.projects.OverviewPages;
import gewerk.views.projects.ProjectListPages;
import gewerk.views.projects.SettingsPages;
import gewerk.views.projects.UsagePages;
import gewerk.views.queries.Queries;
import gewerk.views.relations.RelationPages;
import gewerk.views.saved.SavedViews;
import gewerk.views.shares.SharePages;
import gewerk.views.table.WorkPackageTable;
import gewerk.views.talk.TalkPages;
import gewerk.views.undo.Reverting;
import gewerk.views.undo.Undos;
import gewerk.views.views.Views;
import gewerk.views.watchers.WatcherPages;
import gewerk.work.activities.Activities;
import gewerk.work.additions.Additions;
import gewerk.work.categories.Categories;
import gewerk.work.journals.Journals;
import gewerk.work.priorities.Priorities;
import gewerk.work.progress.ProgressRules;
import gewerk.work.relations.Relations;
import gewerk.work.rendering.Rendering;
import gewerk.work.scheduling.DateRules;
import gewerk.work.shares.Shares;
import gewerk.work.statuses.Statuses;
import gewerk.work.types.Types;
import gewerk.work.values.PropertyValues;
import gewerk.work.versions.Versions;
import gewerk.work.watchers.Watchers;
import gewerk.work.workdays.WorkingCalendar;
import gewerk.work.workflows.Workflows;
import gewerk.work.workpackages.Neighbours;
import gewerk.work.workpackages.WorkPackages;

/** Everything the product can do, in order: its table of contents. A feature may know those above it. */
public final class Features {
  /** One class of each folder that has labels, styles or scripts. */
  static final List<Class<?>> LABELLED = Stream.concat(Entering.LABELLED.stream(), Stream.of(ApiSurface.class, Page.class,
      Principals.class, Users.class, Groups.class, Placeholders.class, Roles.class, UserPreferences.class, JobStatuses.class,
      Projects.class, Favorites.class, Memberships.class, Capabilities.class, News.class, Phases.class,
      Types.class, Priorities.class, Statuses.class, Categories.class, Versions.class, WorkingCalendar.class, DateRules.class, ProgressRules.class,
      WorkPackages.class, Activities.class, Relations.class, Watchers.class, Rendering.class, PropertyValues.class, Attachments.class,
      WorkingTimes.class, Shares.class, Queries.class, Views.class, CopyPages.class, HomePages.class, JumpPages.class, ProjectListPages.class,
      PersonPages.class, Controls.class, TalkPages.class, FullViewPages.class, Undos.class, RelationPages.class, WatcherPages.class, SharePages.class, ExportPages.class, WorkPackageTable.class, SavedViews.class,
      Webhooks.class, CustomFields.class, PeopleAdministration.class, AuditLog.class, CustomFieldPages.class, WorkflowPages.class, BackgroundPages.class, Root.class, ExplorerPages.class,
      InstanceSettings.class)).toList();

  private record People(Principals principals, Users users, Groups groups, Placeholders placeholders, Roles roles, UserPreferences preferences,
      Entering entering, JobStatuses jobs) {}

  private record Places(Projects projects, Modules modules, Memberships memberships, Favorites favorites, ProjectCopies copies) {}

  private record Work(WorkPackages workPackages, Activities activities, Relations relations, Watchers watchers, Shares shares, Attachments attachments, Journals journals, Additions additions) {}

  private record Built(People people, Places places, Work work, Views views) {}

  private final People people;
  private final Doorkeeper doorkeeper;
  private final Pages pages;

  Features(Platform platform) {
    people = people(platform);
    var places = places(platform, people);
    var work = work(platform, people, places);
    var customFields = admin(platform, people, places, work.workPackages);
    var built = new Built(people, places, work, new Views(platform, new Queries(platform, work.workPackages), places.projects));
    doorkeeper = people.entering.doorkeeper();
    pages = new Pages(platform.routes(), platform.api(), platform.labels(), Assets.load(LABELLED), doorkeeper);
    colours(pages, work.workPackages.neighbours());
    people.entering.pages(platform, pages);
    screens(platform, pages, built);
    new PeopleAdministration(platform, pages, new PeopleAdministration.Sources(people.users, people.groups, people.placeholders, people.roles,
        places.memberships, places.projects));
    new AuditLog(platform, pages, people.principals);
    new CustomFieldPages(pages, customFields, work.workPackages.neighbours().types());
    new WorkflowPages(platform, pages, work.workPackages.neighbours(), people.roles);
    connect(platform, pages, built);
    new BackgroundPages(platform, pages);
    new LinkedPages(pages, customFields, work.workPackages);
    new ExplorerPages(pages, platform.settings());
    new InstanceSettings(platform, pages, places.modules);
  }

  /** Who does it. */
  private static People people(Platform platform) {
    var principals = new Principals(platform);
    var users = new Users(platform, principals);
    var groups = new Groups(platform, principals);
    var placeholders = new Placeholders(platform, principals);
    var roles = new Roles(platform);
    return new People(principals, users, groups, placeholders, roles, new UserPreferences(platform, users), Entering.of(platform, users, groups), new JobStatuses(platform));
  }

  /** Where it happens. */
  private static Places places(Platform platform, People people) {
    var modules = new Modules(platform);
    var projects = new Projects(platform, modules);
    var memberships = new Memberships(platform, people.users, people.roles, projects);
    var favorites = new Favorites(platform, projects);
    new News(platform, people.principals, projects);
    new Phases(platform, projects);
    new Capabilities(platform, people.principals, projects);
    return new Places(projects, modules, memberships, favorites, new ProjectCopies(platform, projects, people.jobs));
  }

  /** What is to be done. */
  private static Work work(Platform platform, People people, Places places) {
    var projects = places.projects;
    var types = new Types(platform, projects::parse);
    var priorities = new Priorities(platform);
    var statuses = new Statuses(platform);
    var categories = new Categories(platform, projects, people.principals);
    var versions = new Versions(platform, projects);
    var calendar = new WorkingCalendar(platform);
    new WorkingTimes(platform, people.users, calendar);
    var journals = new Journals(platform);
    var workPackages = new WorkPackages(platform, new Neighbours(projects, people.principals, people.roles, types, statuses, priorities, categories, versions,
        new Workflows(platform), calendar::get), journals);
    new PropertyValues(platform);
    new Rendering(platform, people.principals.mentioned()::in)
        .context("work_packages", (id, viewer) -> workPackages.find(id, viewer).isPresent())
        .context("projects", (id, viewer) -> projects.find(id, viewer).isPresent());
    var activities = new Activities(platform, workPackages, journals);
    var relations = new Relations(platform, workPackages);
    var watchers = new Watchers(platform, workPackages);
    return new Work(workPackages, activities, relations, watchers, new Shares(platform, people.principals, people.roles, workPackages),
        new Attachments(platform, workPackages, activities, journals), journals, new Additions());
  }

  /** How an instance is set up. */
  private static CustomFields admin(Platform platform, People people, Places places, WorkPackages workPackages) {
    new Root(platform);
    new InstanceConfiguration(platform, people.preferences, places.projects);
    new ApiDescription(platform);
    var customFields = new CustomFields(platform);
    var versions = workPackages.neighbours().versions();
    var ofWork = customFields.join(workPackages.declaration(), FieldCarriers.workPackages(people.principals, versions));
    workPackages.extend(ofWork);
    workPackages.alsoSums(ofWork::sums);
    places.projects.extend(customFields.join(places.projects.declaration(), FieldCarriers.projects(people.principals, versions)));
    versions.extend(customFields.join(versions.declaration(), FieldCarriers.versions(people.principals, versions)));
    people.users.extend(customFields.join(people.users.declaration(), FieldCarriers.users(people.principals, versions)));
    people.groups.extend(customFields.join(people.groups.declaration(), FieldCarriers.groups(people.principals, versions)));
    return customFields;
  }

  /** How people look at it. */
  private static void screens(Platform platform, Pages pages, Built built) {
    var people = built.people;
    var places = built.places;
    var work = built.work;
    var projects = places.projects;
    new CopiedContents(platform, places.copies);
    new HomePages(pages, projects, work.workPackages, platform.settings());
    new JumpPages(pages, projects, work.workPackages);
    new ProjectListPages(pages, projects, places.favorites);
    new NewProjectPages(pages, projects, people.principals);
    new OverviewPages(pages, new OverviewPages.Sources(projects, places.favorites, places.memberships, work.workPackages.neighbours().versions(), work.workPackages));
    workPackagePages(platform, pages, built);
    new MembershipPages(pages, places.memberships, projects);
    new ExplainPages(platform, pages, places.memberships, projects, places.modules);
    new SettingsPages(pages, projects, people.principals);
    new UsagePages(pages, projects, work.workPackages.neighbours().types(), places.modules);
    new CopyPages(pages, projects, places.copies, people.jobs);
    new PersonPages(pages, people.users, places.memberships, work.workPackages);
    new AccountPages(pages, people.preferences);
  }

  /** Who else talks to us. */
  private static void connect(Platform platform, Pages pages, Built built) {
    var projects = built.places.projects;
    var work = built.work;
    var webhooks = new Webhooks(platform, new Webhooks.Sources(projects, work.workPackages, work.activities, work.journals, work.attachments,
        built.people.entering.mails()));
    new WebhookPages(pages, webhooks, projects);
    new SettingsScreen(platform, pages, "/admin/settings/outgoing_requests", "outgoing.title").group("", Outgoing.ALLOWED, Webhooks.LOG_DAYS).in(Section.API);
  }

  /** Work packages in a table and each for itself, with the tabs that features add. */
  private static void workPackagePages(Platform platform, Pages pages, Built built) {
    var work = built.work;
    var undos = new Undos(platform, pages);
    var reverting = new Reverting(undos, work.workPackages);
    var table = new WorkPackageTable(platform, pages, new WorkPackageTable.Sources(work.workPackages, work.watchers, work.additions, reverting, built.views.queries()));
    new SavedViews(platform.database(), pages, table.views(), built.views);
    new TalkPages(pages, work.workPackages, work.activities);
    new FullViewPages(pages, new FullViewPages.Sources(work.workPackages, work.activities, work.watchers, work.relations, work.additions,
        reverting, platform.database()));
    new AttachmentPages(pages, work.workPackages, work.attachments, work.additions);
    new RelationPages(pages, new RelationPages.Sources(work.workPackages, work.relations, work.additions, undos, reverting));
    new WatcherPages(pages, work.workPackages, work.watchers, undos).addTo(work.additions);
    new SharePages(pages, new SharePages.Sources(work.workPackages, work.shares, built.people.users, work.additions, undos, platform.database()));
    new ExportPages(pages, work.workPackages, work.activities, platform.settings());
  }

  private static void colours(Pages pages, Neighbours neighbours) {
    pages.colours(() -> neighbours.types().all().stream().map(type -> type.color()).toList());
    pages.colours(() -> neighbours.statuses().all().stream().map(status -> status.color()).toList());
    pages.colours(() -> neighbours.priorities().all().stream().map(priority -> priority.color()).toList());
  }

  Entering entering() {
    return people.entering;
  }

  List<Authenticator> authenticators() {
    return people.entering.authenticators();
  }

  /** Faces of the product beside the API and the pages. */
  List<Surface> surfaces() {
    return List.of(people.entering.oauth().surface());
  }

  Doorkeeper doorkeeper() {
    return doorkeeper;
  }

  Pages pages() {
    return pages;
  }

  Tokens tokens() {
    return people.entering.tokens();
  }

  /** Whom a text mentions, for a reader. */
  References mentionedIn(String text, Viewer viewer) {
    return people.principals.mentioned().in(text, viewer);
  }

  /** The id of an active user. */
  Optional<Long> userByLogin(String login) {
    return people.principals.idOf(login);
  }
}
