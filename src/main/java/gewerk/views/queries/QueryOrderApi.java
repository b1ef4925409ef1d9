package gewerk.views.queries;

import java.util.HashMap;
import java.util.Map;

import gewerk.platform.Platform;
import gewerk.platform.hal.JsonIn;
import gewerk.platform.hal.JsonOut;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Ids;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Operation.Shape;

/** The order that people give to the work packages of a view by hand. */
final class QueryOrderApi {
  private final Platform platform;
  private final Queries queries;
  private final QueryStore store;

  QueryOrderApi(Platform platform, Queries queries, QueryStore store) {
    this.platform = platform;
    this.queries = queries;
    this.store = store;
    platform.api().get("/queries/{id}/order", "Tells the positions of work packages that were put in order by hand.", null, Shape.OTHER, (request, asking) -> {
      var query = found(request, asking);
      return Api.json(JsonOut.bytes(out -> out.value(store.order(query.id()))));
    });
    platform.api().patch("/queries/{id}/order", "Puts work packages in order by hand; a position below zero takes one out.", null, Shape.OTHER, this::reorder);
  }

  private Answer reorder(Request request, Asking asking) {
    var query = found(request, asking);
    if (!QueryRules.mayReorder(query, asking.viewer())) {
      throw Refusal.forbidden();
    }
    var positions = positions(request);
    var moment = platform.database().transaction(() -> store.reorder(query.id(), positions));
    return Api.json(JsonOut.bytes(out -> out.value(Map.of("t", moment.toString()))));
  }

  private static Map<Long, Long> positions(Request request) {
    var delta = JsonIn.body(request).path("delta");
    if (!delta.isObject()) {
      throw Refusal.badRequest("error.parameter_missing", "delta");
    }
    var positions = new HashMap<Long, Long>();
    delta.properties().forEach(entry -> {
      if (!Ids.isId(entry.getKey()) || !entry.getValue().isIntegralNumber()) {
        throw Refusal.badRequest("error.parameter_invalid", "delta");
      }
      positions.put(Long.valueOf(entry.getKey()), entry.getValue().asLong());
    });
    return positions;
  }

  private Query found(Request request, Asking asking) {
    return queries.find(request.id("id"), asking.viewer()).orElseThrow(Refusal::notFound);
  }
}
