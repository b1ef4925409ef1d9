package gewerk.work.versions;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.platform.access.Viewer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Standard;
import gewerk.projects.projects.Projects;

/** The operations on versions, and the lists that lead from projects to versions and back. */
final class VersionApi {
  private static final String PATH = "/versions";

  private final Api api;
  private final Versions versions;
  private final Projects projects;
  private final VersionStore store;

  VersionApi(Api api, Versions versions, Projects projects, VersionStore store) {
    this.api = api;
    this.versions = versions;
    this.projects = projects;
    this.store = store;
  }

  void declare(VersionChanges changes) {
    Standard.of(api, versions.declaration(), PATH)
        .readableBy(asking -> seesAny(asking.viewer()))
        .found(this::find)
        .list((listing, asking) -> store.page(versions.visibleIds(asking.viewer()), listing.where(asking), listing))
        .create(asking -> asking.viewer().mayAnywhere("manage_versions"), changes)
        .update((version, asking) -> Versions.mayManage(version, asking.viewer()), changes)
        .delete(204, (version, asking) -> Versions.mayManage(version, asking.viewer()), changes::delete)
        .schema(asking -> new Version(0, null, "", "", null, null, "open", "none", Map.of(), Instant.EPOCH, Instant.EPOCH));
    api.get(PATH + "/{id}", "Shows a version.", versions.declaration(), Shape.ONE, (request, asking) ->
        Api.one(200, versions.declaration(), find(request, asking).orElseThrow(Refusal::notFound), asking));
    availableProjects();
    List.of("workspaces", "projects").forEach(this::listProjects);
    List.of("/projects", "/workspaces", "/programs", "/portfolios").forEach(this::listBelow);
  }

  private void availableProjects() {
    var path = PATH + "/available_projects";
    api.get(path, "Lists the projects in which the asking person can make versions.", projects.declaration(), Shape.LIST, (request, asking) -> {
      check(asking.viewer().mayAnywhere("manage_versions"));
      var listing = api.listing(request, projects.declaration(), asking);
      return Api.page(projects.declaration(), path, projects.page(listing, asking, "manage_versions"), listing, asking);
    });
  }

  private void listProjects(String word) {
    api.get(PATH + "/{id}/" + word, "Lists the projects in which a version can be used.", projects.declaration(), Shape.LIST, (request, asking) -> {
      var version = find(request, asking).orElseThrow(Refusal::notFound);
      return Api.all(projects.declaration(), versions.usableIn(version, asking.viewer()), PATH + "/" + version.id() + "/" + word, asking);
    });
  }

  private void listBelow(String root) {
    api.get(root + "/{id:text}/versions", "Lists the versions that can be used in a project.", versions.declaration(), Shape.LIST, (request, asking) -> {
      var project = projects.find(request.text("id"), asking.viewer()).orElseThrow(Refusal::notFound);
      check(asking.viewer().mayAnyOf(Versions.SEEN_WITH, project.id()));
      return Api.all(versions.declaration(), versions.of(project), root + "/" + project.id() + "/versions", asking);
    });
  }

  private Optional<Version> find(Request request, Asking asking) {
    return versions.find(request.id("id"), asking.viewer());
  }

  private static boolean seesAny(Viewer viewer) {
    return Versions.SEEN_WITH.stream().anyMatch(viewer::mayAnywhere);
  }

  private static void check(boolean allowed) {
    if (!allowed) {
      throw Refusal.forbidden();
    }
  }
}
