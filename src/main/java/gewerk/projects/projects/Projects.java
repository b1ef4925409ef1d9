package gewerk.projects.projects;

import static gewerk.platform.resource.Attribute.bool;
import static gewerk.platform.resource.Attribute.integer;
import static gewerk.platform.resource.Attribute.links;
import static gewerk.platform.resource.Attribute.markdown;
import static gewerk.platform.resource.Attribute.string;
import static gewerk.platform.resource.Attribute.timestamp;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.database.Sql;
import gewerk.platform.hal.Link;
import gewerk.platform.http.Ids;
import gewerk.platform.http.Refusal;
import gewerk.platform.resource.Allowed;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Attribute.Trait;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Changing;
import gewerk.platform.resource.Extension;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Page;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Target;
import gewerk.projects.modules.Modules;
import org.jspecify.annotations.Nullable;

/** The places in which work happens. Programs and portfolios are projects of another type. */
public final class Projects implements Target<Project> {
  private final Platform platform;
  private final Resource<Project> resource;
  private final ProjectStore store;
  private final ChangeProject change;
  private final RemoveProject removal;
  private final ChooseTypes types;

  public Projects(Platform platform, Modules modules) {
    this.platform = platform;
    store = new ProjectStore(platform.database());
    var writing = new ProjectWriteStore(platform.database());
    removal = new RemoveProject(platform, store, writing);
    var statuses = new ProjectStatuses(platform);
    resource = Resource.<Project>of("Project", "project", Project::path).titled(Project::name).typedBy(project -> project.type().typeName())
        .has(
            integer("id", Project::id).readOnly().column("p.id"),
            edited(string("identifier", Project::identifier).required().fact("minLength", 1).fact("maxLength", 100)).column("p.identifier"),
            edited(string("name", Project::name).required().fact("minLength", 1).fact("maxLength", 255)).column("lower(p.name)"),
            bool("active", Project::active).required().hasDefault().column("p.active").writableWhen(ProjectRules::mayArchive),
            edited(bool("public", Project::isPublic).required().hasDefault()).column("p.public"),
            edited(markdown("description", Project::description)),
            edited(markdown("statusExplanation", Project::statusExplanation)),
            timestamp("createdAt", Project::createdAt).required().column("p.created_at").writableWhen(this::mayTellHistory),
            timestamp("updatedAt", Project::updatedAt).required().column("p.updated_at").writableWhen(this::mayTellHistory),
            edited(Attribute.link("status", statuses, Projects::statusNumber))
                .allowed(new Allowed.Ids<>((candidate, asking) -> statuses.numbers())),
            edited(Attribute.link("parent", this, Project::parentId).with(Trait.UNDISCLOSED)).schemaType("Workspace")
                .allowed(new Allowed.At<>((candidate, asking) -> parentsFor(candidate))),
            links("ancestors", this, Project::ancestorIds).with(Trait.IGNORED).with(Trait.UNDISCLOSED).with(Trait.NOT_IN_SCHEMA));
    ProjectLinks.addTo(resource);
    new ProjectFilters(this, platform.viewers()).addTo(resource);
    types = new ChooseTypes(platform, writing);
    change = new ChangeProject(platform, this, modules, writing);
    new ProjectApi(platform, this, store, change).declare();
    platform.events().subscribe(removal);
  }

  /** One that the viewer may know of. */
  public Optional<Project> find(long id, Viewer viewer) {
    return find(id).filter(project -> isVisible(project, viewer));
  }

  /** By id, identifier or former identifier, as paths name it. */
  public Optional<Project> find(String idOrIdentifier, Viewer viewer) {
    return parse(idOrIdentifier).flatMap(id -> find(id, viewer));
  }

  /** Those in which the viewer holds a permission. */
  public Page<Project> page(Listing listing, Asking asking, String permission) {
    return store.page(listing.where(asking).and(asking.viewer().where(permission, "p.id")), listing);
  }

  /** How projects are made and changed. */
  public Changing<Project> changing() {
    return change;
  }

  /** How another one like it is made. */
  public Changing<Project> copying(Project source) {
    return new CopyProject(change, source);
  }

  /** How one of any kind is made. */
  public Changing<Project> making(WorkspaceType type) {
    return new MakeWorkspace(change, type);
  }

  /** One that is about to be made. */
  public Project blank(WorkspaceType type) {
    return ProjectDraft.blank(type, platform.settings().truth("default_projects_public"));
  }

  /** Where a project may be put by the viewer, in the order of the names. */
  public List<Project> parentsFor(Project project, Viewer viewer) {
    return store.all(canHold(project, viewer));
  }

  /** All that the viewer may know of, in the order of the names. */
  public List<Project> all(Viewer viewer) {
    return store.all(viewer.where("view_project", "p.id"));
  }

  /** With all below it: out of sight at once, out of the database afterwards. */
  public void remove(Project project, Viewer viewer) {
    if (!ProjectRules.mayRemove(viewer)) {
      throw Refusal.forbidden();
    }
    removal.begin(project, viewer);
  }

  /** Whoever asks. */
  public Optional<Project> find(long id) {
    return store.find(id);
  }

  /** The ids of a project and of all beneath it. */
  public List<Long> within(Project project) {
    return store.within(project.id());
  }

  /** As it stands now, inside a transaction too. */
  Project read(long id) {
    return store.read(id);
  }

  /** Removes what other features keep for projects, before the projects with these ids go themselves; the last to ask goes first. */
  public void beforeRemoval(Consumer<List<Long>> remover) {
    removal.before(remover);
  }

  public ChooseTypes types() {
    return types;
  }

  /** Lets another feature keep and judge values of its own: custom fields. */
  public void extend(Extension<Project> extension) {
    change.extend(extension);
  }

  /** What other features add to. */
  public Resource<Project> declaration() {
    return resource;
  }

  @Override
  public List<String> namespaces() {
    return List.of("projects", "workspaces", "programs", "portfolios");
  }

  @Override
  public Map<Long, Project> load(Collection<Long> ids) {
    return store.load(ids);
  }

  @Override
  public long id(Project project) {
    return project.id();
  }

  @Override
  public Link link(Project project) {
    return Link.to(project.path(), project.name());
  }

  @Override
  public String schemaType() {
    return "Project";
  }

  /** Archived ones are visible to administrators alone: rights say so. */
  @Override
  public boolean isVisible(Project project, Viewer viewer) {
    return viewer.may("view_project", project.id());
  }

  @Override
  public Optional<Long> parse(String segment) {
    return Ids.isId(segment) ? Optional.of(Long.valueOf(segment)) : store.idOf(segment);
  }

  @Override
  public Optional<Resource<Project>> resource() {
    return Optional.of(resource);
  }

  /** A project that moves in from elsewhere is older than its row; only while it is made, and only by administrators who allowed themselves. */
  private boolean mayTellHistory(Candidate<Project> candidate, Viewer viewer) {
    return candidate.isNew() && viewer.isAdmin() && platform.settings().truth("apiv3_write_readonly_attributes");
  }

  static Sql canHold(Project project, Viewer viewer) {
    return Sql.and(List.of(viewer.where("add_subprojects", "p.id"), ProjectStore.typed(project.type().possibleParents()), ProjectStore.outside(project.id())));
  }

  private static Attribute<Project> edited(Attribute<Project> attribute) {
    return attribute.writableWhen(ProjectRules::mayEdit);
  }

  private static String parentsFor(Candidate<Project> candidate) {
    return "/projects/available_parent_projects?" + (candidate.isNew() ? "workspace_type=" + candidate.proposed().type().word() : "of=" + candidate.proposed().id());
  }

  private static @Nullable Object statusNumber(Project project) {
    return project.statusCode() == null ? null : ProjectStatus.of(project.statusCode()).map(ProjectStatus::number).orElse(null);
  }
}
