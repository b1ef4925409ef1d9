package gewerk.views.queries;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

import gewerk.platform.Platform;
import gewerk.platform.database.Sql;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.FilterType;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Proposal;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Values;
import gewerk.platform.resource.Violation;
import gewerk.projects.projects.Project;
import gewerk.work.workpackages.WorkPackages;

/** Saved views over HTTP: lists, show with results, create, change, star, delete (reference: queries, operations and rights). */
final class QueryApi {
  private final Platform platform;
  private final Queries queries;
  private final WorkPackages workPackages;
  private final ChangeQuery change;
  private final QueryBody body;
  private final QueryResults results;

  QueryApi(Platform platform, Queries queries, WorkPackages workPackages, ChangeQuery change) {
    this.platform = platform;
    this.queries = queries;
    this.workPackages = workPackages;
    this.change = change;
    body = new QueryBody(queries.declaration());
    results = new QueryResults(queries, workPackages);
    declareFilters();
    var api = platform.api();
    var resource = queries.declaration();
    api.get("/queries", "Lists saved views: one's own, and public ones.", resource, Shape.LIST, this::list);
    api.get("/queries/{id}", "Shows a saved view with its results.", resource, Shape.ONE, (request, asking) -> results.of(found(request, asking), request, asking));
    api.post("/queries", "Saves a view.", resource, Shape.ONE, this::create);
    api.patch("/queries/{id}", "Changes a saved view.", resource, Shape.ONE, (request, asking) -> {
      var proposal = change.propose(asking, changeable(request, asking), body.read(request));
      return Api.one(200, resource, commit(proposal, asking), asking);
    });
    api.delete("/queries/{id}", "Deletes a saved view.", (request, asking) -> {
      change.delete(changeable(request, asking), asking);
      return Api.nothing();
    });
    declareRest(api, resource);
  }

  private void declareRest(Api api, Resource<Query> resource) {
    api.patch("/queries/{id}/star", "Marks a saved view with a star.", resource, Shape.ONE,
        (request, asking) -> Api.one(200, resource, change.star(changeable(request, asking), true, asking), asking));
    api.patch("/queries/{id}/unstar", "Takes the star from a saved view.", resource, Shape.ONE,
        (request, asking) -> Api.one(200, resource, change.star(changeable(request, asking), false, asking), asking));
    api.get("/queries/default", "Shows the work of all projects as nobody has arranged it yet.", resource, Shape.ONE,
        (request, asking) -> usual(Optional.empty(), request, asking));
    for (var root : List.of("projects", "workspaces")) {
      api.get("/" + root + "/{id:text}/queries/default", "Shows the work of a project as nobody has arranged it yet.", resource, Shape.ONE,
          (request, asking) -> usual(Optional.of(FilterSchemasApi.project(queries.projects(), request.text("id"), asking)), request, asking));
    }
    api.get("/queries/available_projects", "Lists the projects whose work can be arranged.", queries.projects().declaration(), Shape.LIST, (request, asking) -> {
      QueryPartsApi.check(asking);
      var ids = LongStream.of(asking.viewer().projects("view_work_packages")).boxed().toList();
      return Api.all(queries.projects().declaration(), List.copyOf(queries.projects().load(ids).values()), "/queries/available_projects", asking);
    });
  }

  private void declareFilters() {
    queries.declaration().filters(
        Filter.on("id", FilterType.LIST, Values.INTEGER, "q.id").withCondition((operator, values, asking) -> {
          var ids = Sql.anyOf("q.id", Values.ids(values, asking));
          return operator == Operator.IS ? ids : ids.not();
        }),
        Filter.on("project", FilterType.LIST_OPTIONAL, queries.projects(), "q.project_id"),
        Filter.of("hidden", FilterType.BOOLEAN, Values.BOOLEAN, (operator, values, asking) -> {
          boolean hidden = values.getFirst().equals("t") == (operator == Operator.IS);
          return Sql.of((hidden ? "not " : "") + "exists (select from views v where v.query_id = q.id)");
        }),
        Filter.on("updatedAt", FilterType.PAST, Values.NOTHING, "q.updated_at"));
  }

  private Answer list(Request request, Asking asking) {
    if (!asking.viewer().mayAnywhere("view_work_packages") && !asking.viewer().mayAnywhere("manage_public_queries")) {
      throw Refusal.forbidden();
    }
    var listing = platform.api().listing(request, queries.declaration(), asking);
    return Api.all(queries.declaration(), queries.store().list(listing.where(asking), asking.viewer()), "/queries", asking);
  }

  private Answer create(Request request, Asking asking) {
    var written = body.read(request);
    QueryPartsApi.check(asking);
    return Api.one(201, queries.declaration(), commit(change.propose(asking, null, written), asking), asking);
  }

  private Answer usual(Optional<Project> project, Request request, Asking asking) {
    QueryPartsApi.check(asking);
    var columns = platform.settings().texts(Queries.COLUMNS);
    var query = Query.usual("default", project.map(Project::id).orElse(null), asking.viewer().id(), columns);
    return results.of(query, request, asking);
  }

  private Query commit(Proposal<Query> proposal, Asking asking) {
    if (!proposal.isValid()) {
      throw Violation.refuse(proposal.violations(), queries.declaration(), asking);
    }
    return change.save(asking, proposal);
  }

  private Query found(Request request, Asking asking) {
    return queries.find(request.id("id"), asking.viewer()).orElseThrow(Refusal::notFound);
  }

  private Query changeable(Request request, Asking asking) {
    return queries.changeable(request.id("id"), asking.viewer());
  }
}
