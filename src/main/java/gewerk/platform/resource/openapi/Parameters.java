package gewerk.platform.resource.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import gewerk.platform.i18n.Words;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.Operation;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Sort;

/** What can stand in the path and the query of an operation. */
final class Parameters {
  private final Words words;

  Parameters(Words words) {
    this.words = words;
  }

  List<Object> of(Operation operation, Template template) {
    var parameters = new ArrayList<Object>();
    template.parameters().forEach((name, number) -> parameters.add(Json.of("name", name, "in", "path", "required", true,
        "description", number ? "Its id." : "Its id, or the name by which it is known.", "schema", Json.of("type", number ? "integer" : "string"))));
    if (operation.shape() == Shape.PAGE && operation.resource() != null) {
      addListing(parameters, operation.resource());
    }
    return parameters;
  }

  private void addListing(List<Object> parameters, Resource<?> resource) {
    parameters.add(query("offset", "The number of the page, from 1.", Json.of("type", "integer", "minimum", 1, "default", 1)));
    parameters.add(query("pageSize", "How many rows a page has; 0 only counts, -1 asks for as many as one page can have.", Json.of("type", "integer", "minimum", -1)));
    parameters.add(query("filters", "Which rows to list: all that pass every filter. A JSON list such as [{\"id\":{\"operator\":\"=\",\"values\":[\"1\"]}}].",
        json(filters(resource))));
    parameters.add(query("sortBy", "The order, by at most three criteria. A JSON list such as [[\"id\",\"asc\"]].", json(sorts(resource))));
    if (!resource.groupings().isEmpty()) {
      var names = resource.groupings().stream().map(grouping -> grouping.name()).toList();
      parameters.add(query("groupBy", "What rows of one group share.", Json.words(names)));
      parameters.add(query("showSums", "Whether sums are shown for each group and for all.", Json.truth()));
    }
    parameters.add(query("select", "The members to send, separated by commas, such as total,elements/id,self; all where it is missing.", Json.text()));
  }

  private Map<String, Object> filters(Resource<?> resource) {
    var properties = new TreeMap<String, Object>();
    resource.filters().stream().filter(filter -> !filter.name().matches("customField\\d+"))
        .forEach(filter -> properties.put(filter.name(), filter(filter, resource)));
    return Json.list(Json.of("type", "object", "minProperties", 1, "properties", properties));
  }

  private Map<String, Object> filter(Filter filter, Resource<?> resource) {
    var operators = filter.type().operators().stream().map(Operator::symbol).toList();
    var schema = Json.object(Json.of("operator", Json.words(operators), "values", Json.of("type", List.of("array", "null"), "items", Json.text())),
        List.of("operator"));
    return Json.with(schema, "title", filter.label(resource, words));
  }

  private static Map<String, Object> sorts(Resource<?> resource) {
    var names = new TreeMap<String, Object>();
    resource.declaredSorts().stream().map(Sort::name).forEach(name -> names.put(name, name));
    Models.attributes(resource).stream().filter(attribute -> attribute.column().isPresent()).forEach(attribute -> names.put(attribute.name(), attribute.name()));
    var name = names.isEmpty() ? Json.text() : Json.words(names.keySet());
    return Json.with(Json.list(Json.of("type", "array", "prefixItems", List.of(name, Json.words(List.of("asc", "desc"))))), "maxItems", 3);
  }

  private static Map<String, Object> json(Map<String, Object> content) {
    return Json.of("type", "string", "contentMediaType", "application/json", "contentSchema", content);
  }

  private static Map<String, Object> query(String name, String description, Map<String, Object> schema) {
    return Json.of("name", name, "in", "query", "description", description, "schema", schema);
  }

  /** A route as the description writes it: with the names of its parameters, and whether each is a number. */
  record Template(String path, Map<String, Boolean> parameters) {
    static Template of(String pattern) {
      var path = new StringBuilder();
      var parameters = new LinkedHashMap<String, Boolean>();
      for (var segment : pattern.split("/")) {
        if (segment.startsWith("{")) {
          var parts = segment.substring(1, segment.length() - 1).split(":");
          parameters.put(parts[0], parts.length == 1);
          path.append("/{").append(parts[0]).append('}');
        } else if (!segment.isEmpty()) {
          path.append('/').append(segment);
        }
      }
      return new Template(path.toString(), parameters);
    }
  }
}
