package gewerk.work.workpackages;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import gewerk.platform.hal.JsonIn;
import gewerk.platform.hal.Link;
import gewerk.platform.http.Answer;
import gewerk.platform.http.QueryString;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.BodyReader;
import gewerk.platform.resource.CollectionWriter;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.ListingReader;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Page;
import gewerk.platform.resource.Proposal;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Written;
import gewerk.projects.projects.Project;

/** Work packages over HTTP: lists, show, create, update, delete (reference: operations, work packages). */
final class WorkPackageApi {
  private static final String OPEN_ONES = "[{\"status\":{\"operator\":\"o\",\"values\":[]}}]";

  private final WorkPackages workPackages;
  private final WorkPackageSchemas schemas;
  private final Api api;

  WorkPackageApi(WorkPackages workPackages, WorkPackageSchemas schemas, Api api) {
    this.workPackages = workPackages;
    this.api = api;
    this.schemas = schemas;
    var resource = workPackages.declaration();
    api.get("/work_packages", "Lists work packages; only open ones unless filters say otherwise.", resource, Shape.PAGE,
        (request, asking) -> list(request, asking, "/work_packages", Optional.empty()));
    api.post("/work_packages", "Creates a work package.", resource, Shape.ONE, (request, asking) -> create(request, asking, Optional.empty()));
    api.get("/work_packages/{id}", "Shows a work package.", resource, Shape.ONE, (request, asking) -> Api.one(200, resource, found(request, asking), asking));
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
    var listing = listing(request, asking);
    var page = workPackages.page(project.map(where -> inside(listing, where, request)).orElse(listing), asking);
    var writer = new CollectionWriter<>(workPackages.declaration(), path).typed("WorkPackageCollection").summing(workPackages.summed());
    WorkPackageLinks.ofList(asking.viewer()).forEach(writer::link);
    if (listing.sums()) {
      writer.link("sumsSchema", Link.to("/work_packages/schemas/sums"));
    }
    addSchemas(writer, page, asking);
    return Api.json(writer.bytes(page, listing, asking));
  }

  private Listing listing(Request request, Asking asking) {
    var listing = ListingReader.of(workPackages.declaration(), api.limits()).plainMessages().read(request, asking, OPEN_ONES);
    Timestamps.refuseOldOnes(request);
    var sorts = listing.sorts().isEmpty() ? workPackages.declaration().sort("id").map(sort -> List.of(new gewerk.platform.resource.Sort.Use(sort, false))).orElseThrow()
        : listing.sorts();
    return listing.sortedBy(sorts).with("showSums", String.valueOf(listing.sums()))
        .with("includeSubprojects", request.query("includeSubprojects").orElse("true"))
        .with("showHierarchies", request.query("showHierarchies").orElse("false"));
  }

  /** The project itself, and those beneath it unless the query or a filter says otherwise. */
  private Listing inside(Listing listing, Project project, Request request) {
    var filter = workPackages.declaration().filter("project").orElseThrow();
    boolean alone = request.query("includeSubprojects").filter("false"::equals).isPresent() || listing.filtersBy("subprojectId");
    var ids = alone ? List.of(project.id()) : workPackages.neighbours().projects().within(project);
    return listing.alsoFiltering(new Filter.Use(filter, Operator.IS, ids.stream().map(String::valueOf).toList()));
  }

  /** The schemas of exactly the pairs of project and type that stand on the page. */
  private void addSchemas(CollectionWriter<WorkPackage> writer, Page<WorkPackage> page, Asking asking) {
    var pairs = page.rows().stream().map(wp -> wp.projectId() + "-" + wp.typeId()).distinct().sorted().toList();
    if (pairs.isEmpty()) {
      return;
    }
    var filter = "[{\"id\":{\"operator\":\"=\",\"values\":[" + pairs.stream().map(pair -> "\"" + pair + "\"").collect(Collectors.joining(",")) + "]}}]";
    var path = "/work_packages/schemas?filters=" + QueryString.encode(filter);
    writer.link("schemas", Link.to(path)).embeds("schemas", out -> schemas.collection(out, pairs, path, asking));
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
