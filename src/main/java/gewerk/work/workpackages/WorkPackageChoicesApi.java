package gewerk.work.workpackages;

import java.util.ArrayList;
import java.util.List;

import gewerk.people.principals.Principal;
import gewerk.platform.Platform;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Page;
import gewerk.platform.resource.Resource;

/** Whom work can be given to, and where it can be moved (reference: work packages, sub-resources). */
final class WorkPackageChoicesApi {
  private final WorkPackages workPackages;
  private final Api api;

  WorkPackageChoicesApi(WorkPackages workPackages, Platform platform) {
    this.workPackages = workPackages;
    api = platform.api();
    var people = people();
    api.get("/work_packages/{id}/available_assignees", "Lists whom a work package can be given to.", people, Shape.LIST, (request, asking) -> {
      var wp = found(request, asking);
      check(asking.viewer().may("edit_work_packages", wp.projectId(), wp.id()));
      return assignees(wp.projectId(), "/work_packages/" + wp.id() + "/available_assignees", asking);
    });
    for (var root : List.of("projects", "workspaces")) {
      api.get("/" + root + "/{id:text}/available_assignees", "Lists whom work in a project can be given to.", people, Shape.LIST, (request, asking) -> {
        var project = workPackages.neighbours().projects().find(request.text("id"), asking.viewer()).orElseThrow(Refusal::notFound);
        check(asking.viewer().may("add_work_packages", project.id()));
        return assignees(project.id(), "/" + root + "/" + project.id() + "/available_assignees", asking);
      });
    }
    var projects = workPackages.neighbours().projects().declaration();
    api.get("/work_packages/available_projects", "Lists the projects in which work packages can be created.", projects, Shape.PAGE, (request, asking) -> {
      check(asking.viewer().mayAnywhere("add_work_packages"));
      return projects(request, asking, "/work_packages/available_projects", "add_work_packages");
    });
    api.get("/work_packages/{id}/available_projects", "Lists the projects into which a work package can be moved.", projects, Shape.PAGE,
        (request, asking) -> {
          var wp = found(request, asking);
          check(asking.viewer().may("edit_work_packages", wp.projectId(), wp.id()));
          return projects(request, asking, "/work_packages/" + wp.id() + "/available_projects", "move_work_packages");
        });
  }

  private Resource<Principal> people() {
    return workPackages.neighbours().principals().resource().orElseThrow();
  }

  private Answer assignees(long projectId, String path, Asking asking) {
    var ids = workPackages.assignable(projectId);
    var found = workPackages.neighbours().principals().load(ids);
    var rows = ids.stream().filter(found::containsKey).map(found::get).toList();
    return Api.all(people(), rows, path, asking);
  }

  private Answer projects(Request request, Asking asking, String path, String permission) {
    var projects = workPackages.neighbours().projects();
    var listing = api.listing(request, projects.declaration(), asking);
    return Api.page(projects.declaration(), path, projects.page(listing, asking, permission), listing, asking);
  }

  private WorkPackage found(Request request, Asking asking) {
    return workPackages.find(request.id("id"), asking.viewer()).orElseThrow(() -> Refusal.notFound(WorkPackages.NOT_FOUND));
  }

  private static void check(boolean allowed) {
    if (!allowed) {
      throw Refusal.forbidden();
    }
  }
}
