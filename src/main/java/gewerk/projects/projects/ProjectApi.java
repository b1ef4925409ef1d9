package gewerk.projects.projects;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import gewerk.platform.Platform;
import gewerk.platform.database.Sql;
import gewerk.platform.hal.Link;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Loaded;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.SchemaWriter;
import gewerk.platform.resource.Standard;

/** The operations on projects. Each has four addresses: all workspaces stand below two, programs and portfolios below their own as well. */
final class ProjectApi {
  private static final Set<WorkspaceType> ALL = Set.of(WorkspaceType.values());
  private static final List<String> WRITERS = List.of("add_project", "add_subprojects", "edit_project", "edit_project_attributes");

  private final Platform platform;
  private final Projects projects;
  private final ProjectStore store;
  private final ChangeProject changes;

  ProjectApi(Platform platform, Projects projects, ProjectStore store, ChangeProject changes) {
    this.platform = platform;
    this.projects = projects;
    this.store = store;
    this.changes = changes;
  }

  void declare() {
    below("/projects", ALL).create(asking -> ProjectRules.mayCreateSomewhere(asking.viewer()), changes);
    below("/workspaces", ALL);
    below("/programs", Set.of(WorkspaceType.PROGRAM));
    below("/portfolios", Set.of(WorkspaceType.PORTFOLIO));
    List.of("/projects", "/workspaces").forEach(this::schema);
    availableParents();
  }

  private Standard<Project> below(String root, Set<WorkspaceType> types) {
    return Standard.named(platform.api(), projects.declaration(), root).describedAt("/projects/schema").renewing(this::renewed)
        .found((request, asking) -> projects.find(request.text("id"), asking.viewer()).filter(project -> types.contains(project.type())))
        .list((listing, asking) -> store.page(Sql.and(List.of(asking.viewer().where("view_project", "p.id"), ProjectStore.typed(types),
            listing.where(asking))), listing))
        .show()
        .update((project, asking) -> ProjectRules.mayChange(project, asking.viewer()), changes)
        .delete(204, (project, asking) -> ProjectRules.mayRemove(asking.viewer()), (project, asking) -> projects.remove(project, asking.viewer()));
  }

  /** Whoever made a project has rights in it that they had not when they asked. */
  private Asking renewed(Asking asking) {
    var viewer = platform.viewers().find(asking.viewer().id()).orElse(asking.viewer());
    return new Asking(viewer, asking.words(), asking.origin(), asking.texts(), new Loaded());
  }

  private void schema(String root) {
    var path = root + "/schema";
    platform.api().get(path, "Tells what projects consist of.", projects.declaration(), Shape.SCHEMA, (request, asking) -> {
      check(WRITERS.stream().anyMatch(asking.viewer()::mayAnywhere));
      var blank = ProjectDraft.blank(WorkspaceType.PROJECT, false);
      return Api.json(new SchemaWriter<>(projects.declaration(), asking).with(out -> out.member("_attributeGroups", List.of()))
          .link("self", Link.to(path)).bytes(new Candidate<>(null, blank)));
    });
  }

  private void availableParents() {
    var path = "/projects/available_parent_projects";
    platform.api().get(path, "Lists the projects that another one can stand in.", projects.declaration(), Shape.LIST, (request, asking) -> {
      var listing = platform.api().listing(request, projects.declaration(), asking);
      var where = possibleParents(request, asking).and(listing.where(asking));
      return Api.page(projects.declaration(), path, store.page(where, listing), listing, asking);
    });
  }

  private Sql possibleParents(Request request, Asking asking) {
    var of = request.query("of").filter(text -> !text.isBlank());
    if (of.isEmpty()) {
      check(ProjectRules.mayCreateSomewhere(asking.viewer()));
      return Projects.canHold(ProjectDraft.blank(typeIn(request), false), asking.viewer());
    }
    var project = projects.find(of.get(), asking.viewer()).orElseThrow(Refusal::notFound);
    check(asking.viewer().may("edit_project", project.id()));
    return Projects.canHold(project, asking.viewer());
  }

  private static WorkspaceType typeIn(Request request) {
    var word = request.query("workspace_type").orElse("project");
    var known = Arrays.stream(WorkspaceType.values()).collect(Collectors.toMap(WorkspaceType::word, type -> type));
    return Optional.ofNullable(known.get(word)).orElseThrow(() -> Refusal.badRequest("error.parameter_value", "workspace_type"));
  }

  private static void check(boolean allowed) {
    if (!allowed) {
      throw Refusal.forbidden();
    }
  }
}
