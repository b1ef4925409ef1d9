package gewerk.work.versions;

import static gewerk.platform.resource.Attribute.date;
import static gewerk.platform.resource.Attribute.integer;
import static gewerk.platform.resource.Attribute.timestamp;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.hal.Link;
import gewerk.platform.resource.Allowed;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Attribute.Trait;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Declared;
import gewerk.platform.resource.Extension;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.FilterType;
import gewerk.platform.resource.Kind;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Values;
import gewerk.projects.projects.Project;
import gewerk.projects.projects.Projects;

/** The versions that work is finished for, and in which projects they can be used. */
public final class Versions implements Declared<Version> {
  /** Of all the work for a version, how much is closed. */
  public record Share(long closed, long all) {
    public int percent() {
      return all == 0 ? 0 : (int) (100 * closed / all);
    }
  }

  static final List<String> SEEN_WITH = List.of("view_work_packages", "manage_versions");

  private final Projects projects;
  private final VersionStore store;
  private final Resource<Version> resource;
  private final VersionChanges changes;

  public Versions(Platform platform, Projects projects) {
    this.projects = projects;
    store = new VersionStore(platform.database());
    resource = Resource.<Version>of("Version", "version", version -> "/versions/" + version.id()).titled(Version::name)
        .has(
            integer("id", Version::id).readOnly().column("v.id"),
            Attribute.<Version>string("name", Version::name).required().fact("minLength", 1).fact("maxLength", 255).column(VersionStore.NAME_ORDER),
            Attribute.of(Kind.PLAIN, "description", Version::description),
            date("startDate", Version::startDate),
            date("endDate", Version::endDate),
            Attribute.<Version>string("status", Version::status).required().hasDefault().allowed(new Allowed.Words<>(Version.STATUSES)),
            Attribute.<Version>string("sharing", Version::sharing).required().hasDefault().allowed(new Allowed.Words<>(Version.SHARINGS)),
            timestamp("createdAt", Version::createdAt).required().readOnly(),
            timestamp("updatedAt", Version::updatedAt).required().readOnly(),
            Attribute.<Version>link("definingProject", projects, Version::projectId).required().with(Trait.UNDISCLOSED)
                .writableWhen((candidate, viewer) -> candidate.isNew())
                .allowed(new Allowed.At<>((candidate, asking) -> "/versions/available_projects")))
        .link("schema", (version, asking) -> Link.to("/versions/schema"))
        .link("availableInProjects", (version, asking) -> Link.to(path(version) + "/workspaces"))
        .action("update", (version, asking) -> Link.to(path(version) + "/form").by("post"), Versions::mayManage)
        .action("updateImmediately", (version, asking) -> Link.to(path(version)).by("patch"), Versions::mayManage)
        .action("delete", (version, asking) -> Link.to(path(version)).by("delete"), Versions::mayManage)
        .filters(
            Filter.on("sharing", FilterType.STRING, Values.each(Version.SHARINGS::contains), "v.sharing"),
            Filter.on("name", FilterType.STRING, Values.TEXT, "v.name"))
        .sort("semver_name", VersionStore.NAME_ORDER);
    projects.beforeRemoval(store::releaseWork);
    changes = new VersionChanges(platform, resource, projects, store);
    new VersionApi(platform.api(), this, projects, store).declare(changes);
  }

  public Optional<Version> find(long id) {
    return Optional.ofNullable(store.all().get(id));
  }

  public Optional<Version> find(long id, Viewer viewer) {
    return find(id).filter(version -> isVisible(version, viewer));
  }

  /** What can be used in a project, whatever its state: its own and what others share with it. */
  public List<Version> of(Project project) {
    return store.all().values().stream().filter(version -> isUsable(version, project)).toList();
  }

  /** What work in a project can be given to now. */
  public List<Version> assignable(long projectId) {
    return projects.find(projectId).map(project -> of(project).stream().filter(Version::isOpen).toList()).orElse(List.of());
  }

  /** How far the work for each of these has come, as far as the viewer may see it; versions without work are left out. */
  public Map<Long, Share> progress(Collection<Long> ids, Viewer viewer) {
    return ids.isEmpty() ? Map.of() : store.shares(ids, viewer);
  }

  public boolean isUsable(Version version, Project project) {
    if (version.projectId() == null || version.projectId() != project.id() && version.sharing().equals("none")) {
      return false;
    }
    return projects.find(version.projectId()).filter(defining -> VersionRules.isSharedWith(version.sharing(), defining, project)).isPresent();
  }

  /** The visible projects in which a version can be used, by name. */
  List<Project> usableIn(Version version, Viewer viewer) {
    return visibleProjects("view_project", viewer).stream().filter(project -> project.active() && isUsable(version, project))
        .sorted(java.util.Comparator.comparing(Project::name, String.CASE_INSENSITIVE_ORDER).thenComparing(Project::id)).toList();
  }

  List<Long> visibleIds(Viewer viewer) {
    return store.all().values().stream().filter(version -> isVisible(version, viewer)).map(Version::id).toList();
  }

  /** Lets another feature keep and judge values of its own: custom fields. */
  public void extend(Extension<Version> extension) {
    changes.extend(extension);
  }

  /** What other features add to. */
  @Override
  public Resource<Version> declaration() {
    return resource;
  }

  @Override
  public boolean isVisible(Version version, Viewer viewer) {
    if (version.projectId() == null || viewer.mayAnyOf(SEEN_WITH, version.projectId())) {
      return true;
    }
    return !version.sharing().equals("none")
        && SEEN_WITH.stream().anyMatch(permission -> visibleProjects(permission, viewer).stream().anyMatch(project -> isUsable(version, project)));
  }

  @Override
  public List<String> namespaces() {
    return List.of("versions");
  }

  @Override
  public Map<Long, Version> load(Collection<Long> ids) {
    return store.all();
  }

  @Override
  public long id(Version version) {
    return version.id();
  }

  static boolean mayManage(Version version, Viewer viewer) {
    return version.projectId() != null && viewer.may("manage_versions", version.projectId());
  }

  private Collection<Project> visibleProjects(String permission, Viewer viewer) {
    return projects.load(Arrays.stream(viewer.projects(permission)).boxed().toList()).values();
  }

  private static String path(Version version) {
    return "/versions/" + version.id();
  }
}
