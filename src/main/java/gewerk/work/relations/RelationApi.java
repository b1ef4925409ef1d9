package gewerk.work.relations;

import gewerk.platform.hal.JsonIn;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.BodyReader;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Standard;
import gewerk.platform.resource.Written;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;

/** Relations over HTTP (reference: relations). */
final class RelationApi {
  private static final String OF_WORK_PACKAGE = "/work_packages/{id}/relations";

  private final Relations relations;
  private final WorkPackages workPackages;

  RelationApi(Relations relations, WorkPackages workPackages, RelationStore store, Api api) {
    this.relations = relations;
    this.workPackages = workPackages;
    var resource = relations.declaration();
    Standard.of(api, resource, "/relations")
        .found((request, asking) -> relations.find(request.id("id"), asking.viewer()))
        .list((listing, asking) -> store.page(listing.where(asking), listing, asking.viewer()))
        .show();
    api.patch("/relations/{id}", "Changes type, lag or description of a relation.", resource, Shape.ONE, (request, asking) ->
        Api.one(200, resource, relations.update(found(request, asking), written(request), isTold(request), asking), asking));
    api.delete("/relations/{id}", "Takes a relation away.", (request, asking) -> {
      relations.delete(found(request, asking), asking);
      return Api.nothing();
    });
    api.get(OF_WORK_PACKAGE, "Lists the relations of a work package.", resource, Shape.LIST, (request, asking) -> {
      var wp = workPackage(request, asking);
      return Api.all(resource, relations.of(wp, asking.viewer()), Relations.path(wp), asking);
    });
    api.post(OF_WORK_PACKAGE, "Relates a work package to another.", resource, Shape.ONE, (request, asking) ->
        Api.one(201, resource, relations.create(workPackage(request, asking), written(request), isTold(request), asking), asking));
  }

  private Written written(Request request) {
    return BodyReader.read(JsonIn.body(request), relations.declaration());
  }

  private static boolean isTold(Request request) {
    return !request.query("notify").orElse("").equals("false");
  }

  private Relation found(Request request, Asking asking) {
    return relations.find(request.id("id"), asking.viewer()).orElseThrow(Refusal::notFound);
  }

  private WorkPackage workPackage(Request request, Asking asking) {
    return workPackages.find(request.id("id"), asking.viewer()).orElseThrow(() -> Refusal.notFound(WorkPackages.NOT_FOUND));
  }
}
