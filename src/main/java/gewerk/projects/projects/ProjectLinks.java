package gewerk.projects.projects;

import java.util.List;
import java.util.Map;

import gewerk.platform.hal.Link;
import gewerk.platform.http.QueryString;
import gewerk.platform.resource.Resource;

/** What can be reached from a project, and by whom. Sub-resources are named below {@code /workspaces}, whatever the project's type. */
final class ProjectLinks {
  private ProjectLinks() {}

  static void addTo(Resource<Project> resource) {
    resource
        .action("createWorkPackage", (project, asking) -> Link.to(project.workspacePath() + "/work_packages/form").by("post"),
            (project, viewer) -> viewer.may("add_work_packages", project.id()))
        .action("createWorkPackageImmediately", (project, asking) -> Link.to(project.workspacePath() + "/work_packages").by("post"),
            (project, viewer) -> viewer.may("add_work_packages", project.id()))
        .action("workPackages", (project, asking) -> Link.to(project.workspacePath() + "/work_packages"),
            (project, viewer) -> viewer.may("view_work_packages", project.id()))
        .link("categories", (project, asking) -> Link.to(project.workspacePath() + "/categories"))
        .action("versions", (project, asking) -> Link.to(project.workspacePath() + "/versions"),
            (project, viewer) -> viewer.mayAnyOf(List.of("view_work_packages", "manage_versions"), project.id()))
        .action("types", (project, asking) -> Link.to(project.workspacePath() + "/types"),
            (project, viewer) -> viewer.mayAnyOf(List.of("view_work_packages", "manage_types"), project.id()))
        .action("memberships", (project, asking) -> Link.to("/memberships?" + QueryString.write(Map.of("filters", membersOf(project)))),
            (project, viewer) -> viewer.may("view_members", project.id()))
        .link("schema", (project, asking) -> Link.to("/projects/schema"))
        .action("update", (project, asking) -> Link.to(project.workspacePath() + "/form").by("post"),
            (project, viewer) -> viewer.may("edit_project", project.id()))
        .action("updateImmediately", (project, asking) -> Link.to(project.workspacePath()).by("patch"),
            (project, viewer) -> viewer.may("edit_project", project.id()))
        .action("delete", (project, asking) -> Link.to(project.workspacePath()).by("delete"), (project, viewer) -> viewer.isAdmin());
  }

  private static String membersOf(Project project) {
    return "[{\"project\":{\"operator\":\"=\",\"values\":[\"" + project.id() + "\"]}}]";
  }
}
