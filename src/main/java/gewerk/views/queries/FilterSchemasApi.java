package gewerk.views.queries;

import java.util.List;

import gewerk.platform.hal.JsonOut;
import gewerk.platform.http.Refusal;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Operation.Shape;
import gewerk.projects.projects.Project;
import gewerk.projects.projects.Projects;

/** Which filters there are, for all projects or one. */
final class FilterSchemasApi {
  private static final String PATH = "/queries/filter_instance_schemas";

  FilterSchemasApi(Api api, FilterSchemas schemas, Projects projects) {
    api.get(PATH, "Lists the filters that queries can have, with what they take.", null, Shape.LIST, (request, asking) -> {
      QueryPartsApi.check(asking);
      return Api.json(JsonOut.bytes(out -> schemas.collection(out, new FilterSchemas.Scope(null, false), asking)));
    });
    api.get(PATH + "/{id:text}", "Tells what a filter takes.", null, Shape.SCHEMA, (request, asking) -> {
      QueryPartsApi.check(asking);
      var filter = schemas.find(request.text("id"), asking).orElseThrow(Refusal::notFound);
      return Api.json(JsonOut.bytes(out -> out.value(schemas.schema(filter, new FilterSchemas.Scope(null, false), asking))));
    });
    // The public description of API v3 says workspace once, where servers say workspaces
    for (var root : List.of("projects", "workspaces", "workspace")) {
      api.get("/" + root + "/{id:text}" + PATH, "Lists the filters that queries of a project can have.", null, Shape.LIST, (request, asking) -> {
        var project = project(projects, request.text("id"), asking);
        return Api.json(JsonOut.bytes(out -> schemas.collection(out, new FilterSchemas.Scope(project.id(), false), asking)));
      });
    }
  }

  /** A project whose work somebody may see. */
  static Project project(Projects projects, String idOrIdentifier, Asking asking) {
    var project = projects.find(idOrIdentifier, asking.viewer()).orElseThrow(Refusal::notFound);
    if (!asking.viewer().may("view_work_packages", project.id())) {
      throw Refusal.forbidden();
    }
    return project;
  }
}
