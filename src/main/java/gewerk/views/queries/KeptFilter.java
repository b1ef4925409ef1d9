package gewerk.views.queries;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import gewerk.platform.database.JsonColumn;
import gewerk.platform.resource.Filter;

/** A filter as a query keeps it: not yet checked, because what it names may be gone when it is used. */
record KeptFilter(String name, String operator, List<String> values) {
  static KeptFilter of(Filter.Use use) {
    return new KeptFilter(use.filter().name(), use.operator().symbol(), use.values());
  }

  /** As the parameter {@code filters} has it. */
  static String asParameter(List<KeptFilter> filters) {
    return JsonColumn.write(filters.stream().map(filter -> Map.of(filter.name, Map.of("operator", filter.operator, "values", filter.values))).toList());
  }

  /** As the database has it. */
  static String write(List<KeptFilter> filters) {
    return JsonColumn.write(filters.stream().map(filter -> Map.of("name", filter.name, "operator", filter.operator, "values", filter.values)).toList());
  }

  static List<KeptFilter> read(String json) {
    var filters = new ArrayList<KeptFilter>();
    for (var element : (List<?>) JsonColumn.read(json)) {
      var filter = (Map<?, ?>) element;
      filters.add(new KeptFilter(String.valueOf(filter.get("name")), String.valueOf(filter.get("operator")),
          ((List<?>) filter.get("values")).stream().map(String::valueOf).toList()));
    }
    return List.copyOf(filters);
  }
}
