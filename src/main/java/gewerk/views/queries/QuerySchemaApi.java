package gewerk.views.queries;

import java.util.List;

import gewerk.platform.hal.Link;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.FormWriter;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Proposal;
import gewerk.platform.resource.SchemaWriter;
import org.jspecify.annotations.Nullable;

/** What a query consists of, and its forms. */
final class QuerySchemaApi {
  private final Queries queries;
  private final FilterSchemas filters;
  private final ChangeQuery change;

  QuerySchemaApi(Api api, Queries queries, FilterSchemas filters, ChangeQuery change) {
    this.queries = queries;
    this.filters = filters;
    this.change = change;
    var resource = queries.declaration();
    api.get("/queries/schema", "Tells what queries consist of.", resource, Shape.SCHEMA, (request, asking) -> {
      QueryPartsApi.check(asking);
      return schema(null, asking);
    });
    for (var root : List.of("projects", "workspaces", "workspace")) {
      api.get("/" + root + "/{id:text}/queries/schema", "Tells what queries of a project consist of.", resource, Shape.SCHEMA,
          (request, asking) -> schema(FilterSchemasApi.project(queries.projects(), request.text("id"), asking).id(), asking));
    }
    var body = new QueryBody(resource);
    api.post("/queries/form", "Checks a new query without saving it.", resource, Shape.FORM, (request, asking) -> {
      QueryPartsApi.check(asking);
      return form("/queries/form", change.propose(asking, null, body.read(request)), asking);
    });
    api.post("/queries/{id}/form", "Checks a change of a query without saving it.", resource, Shape.FORM, (request, asking) -> {
      var query = queries.find(request.id("id"), asking.viewer()).orElseThrow(Refusal::notFound);
      return form(query.path() + "/form", change.propose(asking, query, body.read(request)), asking);
    });
  }

  private Answer schema(@Nullable Long projectId, Asking asking) {
    var query = Query.usual("", projectId, asking.viewer().id(), List.of());
    return Api.json(writer(projectId, false, asking).link("self", Link.to(pathOf(projectId))).bytes(new Candidate<>(null, query)));
  }

  private SchemaWriter<Query> writer(@Nullable Long projectId, boolean withValues, Asking asking) {
    return new SchemaWriter<>(queries.declaration(), asking).with(out -> out.object("_embedded", () -> {
      out.member("filtersSchemas");
      filters.collection(out, new FilterSchemas.Scope(projectId, withValues), asking);
    }));
  }

  private Answer form(String path, Proposal<Query> proposal, Asking asking) {
    var query = proposal.proposed();
    var viewer = asking.viewer();
    var form = new FormWriter<>(queries.declaration(), asking, path);
    boolean mayCommit = query.isSaved() ? QueryRules.mayChange(query, viewer) : QueryRules.maySave(query.projectId(), viewer);
    if (proposal.isValid() && mayCommit) {
      form.link("commit", query.isSaved() ? Link.to(query.path()).by("patch") : Link.to("/queries").by("post"));
    }
    if (QueryRules.maySave(query.projectId(), viewer)) {
      form.link("create_new", Link.to("/queries").by("post"));
    }
    return Api.json(form.bytes(proposal, writer(query.projectId(), true, asking).link("self", Link.to(pathOf(query.projectId())))));
  }

  private static String pathOf(@Nullable Long projectId) {
    return (projectId == null ? "" : "/projects/" + projectId) + "/queries/schema";
  }
}
