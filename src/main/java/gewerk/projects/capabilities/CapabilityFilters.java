package gewerk.projects.capabilities;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import gewerk.platform.database.Compare;
import gewerk.platform.database.Sql;
import gewerk.platform.http.Ids;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.FilterType;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Values;

/** The ways to narrow the list of capabilities; {@code f} are those found. */
final class CapabilityFilters {
  private static final Values IDS = Values.each(value -> value.equals("me") || Ids.isId(value));

  private CapabilityFilters() {}

  static Filter[] all(Collection<String> actions) {
    return new Filter[] {
        Filter.on("principal", FilterType.LIST, IDS, "f.principal_id"),
        Filter.on("principalId", FilterType.LIST, IDS, "f.principal_id").labelled("capability.principal").hidden(),
        Filter.of("context", FilterType.LIST, Values.each(value -> value.matches("g|[wp]\\d{1,18}")), CapabilityFilters::inContexts),
        Filter.of("action", FilterType.LIST, Values.words(Set.copyOf(actions)), (operator, values, asking) ->
            operator == Operator.IS ? Compare.isAnyText("f.action", values) : Compare.isNoText("f.action", values)),
        Filter.of("id", FilterType.LIST, Values.each(value -> Capabilities.parse(value).isPresent()), CapabilityFilters::areThese)};
  }

  private static Sql inContexts(Operator operator, List<String> values, Asking asking) {
    var projects = values.stream().filter(value -> value.length() > 1).map(value -> Long.valueOf(value.substring(1))).toList();
    var places = CapabilityStore.inPlaces(projects, values.contains("g"));
    return operator == Operator.IS ? places : Sql.of("not coalesce(").then(places).then(", false)");
  }

  private static Sql areThese(Operator operator, List<String> values, Asking asking) {
    var these = CapabilityStore.ofIds(values.stream().flatMap(value -> Capabilities.parse(value).stream()).toList());
    return operator == Operator.IS ? these : these.not();
  }
}
