package gewerk.work.workpackages;

import java.util.List;
import java.util.Optional;

import gewerk.platform.hal.JsonIn;
import gewerk.platform.hal.JsonOut;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.BodyReader;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Proposal;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Written;
import gewerk.projects.projects.Project;
import gewerk.work.baseline.Timestamps;

/** Work packages over HTTP: lists, show, create, update, delete (reference: operations, work packages). */
final class WorkPackageApi {
  private final WorkPackages workPackages;
  private final WorkPackageLists lists;
  private final Baseline baseline;

  WorkPackageApi(WorkPackages workPackages, Baseline baseline, Api api) {
    this.workPackages = workPackages;
    this.baseline = baseline;
    lists = workPackages.lists();
    var resource = workPackages.declaration();
    api.get("/work_packages", "Lists work packages; only open ones unless filters say otherwise.", resource, Shape.PAGE,
        (request, asking) -> list(request, asking, "/work_packages", Optional.empty()));
    api.post("/work_packages", "Creates a work package.", resource, Shape.ONE, (request, asking) -> create(request, asking, Optional.empty()));
    api.get("/work_packages/{id}", "Shows a work package.", resource, Shape.ONE, this::show);
    api.patch("/work_packages/{id}", "Changes a work package.", resource, Shape.ONE, this::update);
    api.delete("/work_packages/{id}", "Deletes a work package with everything beneath it.", this::delete);
    for (var root : List.of("projects", "workspaces")) {
      var path = "/" + root + "/{id:text}/work_packages";
      api.get(path, "Lists the work packages of a project.", resource, Shape.PAGE, (request, asking) -> {
        var project = project(request, asking);
        return list(request, asking, "/" + root + "/" + project.id() + "/work_packages", Optional.of(project));
      });
      api.post(path, "Creates a work package in a project.", resource, Shape.ONE,
          (request, asking) -> create(request, asking, Optional.of(project(request, asking))));
    }
  }

  private Answer list(Request request, Asking asking, String path, Optional<Project> project) {
    boolean mayAsk = project.map(where -> asking.viewer().may("view_work_packages", where.id())).orElseGet(() -> asking.viewer().mayAnywhere("view_work_packages"));
    if (!mayAsk) {
      throw Refusal.forbidden();
    }
    var listing = lists.read(request, asking);
    return Api.json(JsonOut.bytes(out -> lists.write(out, new WorkPackageLists.Scope(path, project, listing), asking)));
  }

  private Answer show(Request request, Asking asking) {
    var timestamps = baseline.read(List.of(request.query(Timestamps.PARAMETER).orElse("").split(",")));
    timestamps.wrong().ifPresent(problem -> {
      throw Refusal.badRequest("workPackage.error.bad_request", problem);
    });
    if (!timestamps.looksBack()) {
      return Api.one(200, workPackages.declaration(), found(request, asking), asking);
    }
    var compared = baseline.show(request.id("id"), timestamps, asking).orElseThrow(() -> Refusal.notFound(WorkPackages.NOT_FOUND));
    return Api.json(JsonOut.bytes(out -> out.value(compared)));
  }

  private Answer create(Request request, Asking asking, Optional<Project> project) {
    var written = write(request);
    var complete = project.map(where -> written.with("project", where.id())).orElse(written);
    var proposal = workPackages.changing().propose(asking, null, complete);
    return Api.one(201, workPackages.declaration(), commit(proposal, asking), asking);
  }

  private Answer update(Request request, Asking asking) {
    var before = found(request, asking);
    if (!WorkPackageRights.mayUpdate(before, asking.viewer())) {
      throw Refusal.forbidden();
    }
    return Api.one(200, workPackages.declaration(), commit(workPackages.changing().propose(asking, before, write(request)), asking), asking);
  }

  private Answer delete(Request request, Asking asking) {
    var wp = found(request, asking);
    if (!WorkPackageRights.mayDelete(wp, asking.viewer())) {
      throw Refusal.forbidden();
    }
    workPackages.delete(wp, asking.viewer());
    return Api.nothing();
  }

  private Written write(Request request) {
    return BodyReader.read(JsonIn.body(request), workPackages.declaration());
  }

  private WorkPackage commit(Proposal<WorkPackage> proposal, Asking asking) {
    if (!proposal.isValid()) {
      throw Violation.refuse(proposal.violations(), workPackages.declaration(), asking);
    }
    return workPackages.changing().save(asking, proposal);
  }

  private WorkPackage found(Request request, Asking asking) {
    return workPackages.find(request.id("id"), asking.viewer()).orElseThrow(() -> Refusal.notFound(WorkPackages.NOT_FOUND));
  }

  private Project project(Request request, Asking asking) {
    return workPackages.neighbours().projects().find(request.text("id"), asking.viewer()).orElseThrow(Refusal::notFound);
  }
}
