package gewerk.views.queries;

import java.util.Map;

import gewerk.platform.hal.JsonIn;
import gewerk.platform.http.QueryString;
import gewerk.platform.http.Request;
import gewerk.platform.resource.BodyReader;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Written;

/** Reads a query from a body, and remembers names of parts that there are none of, so that they can be told. */
final class QueryBody {
  /** Attributes that name parts, and what is said of a wrong one. */
  static final Map<String, String> UNKNOWN = Map.of("columns", "query.error.column", "sortBy", "query.error.sort", "groupBy", "query.error.group",
      "highlightedAttributes", "query.error.column");

  private final Resource<Query> resource;

  QueryBody(Resource<Query> resource) {
    this.resource = resource;
  }

  static String unknown(String attribute) {
    return attribute + "?";
  }

  Written read(Request request) {
    var body = JsonIn.body(request);
    var written = BodyReader.read(body, resource);
    for (var attribute : UNKNOWN.keySet()) {
      var target = resource.attribute(attribute).orElseThrow().target();
      var names = BodyReader.hrefs(body, attribute).stream().map(href -> QueryString.decoded(href.substring(href.lastIndexOf('/') + 1)))
          .filter(name -> target.parse(name).isEmpty()).toList();
      written = names.isEmpty() ? written : written.with(unknown(attribute), names);
    }
    return written;
  }
}
