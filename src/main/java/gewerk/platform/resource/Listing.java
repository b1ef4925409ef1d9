package gewerk.platform.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import gewerk.platform.database.Source;
import gewerk.platform.database.Sql;
import gewerk.platform.hal.JsonOut;
import gewerk.platform.hal.Link;
import gewerk.platform.http.QueryString;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for, in which order, grouped how.
 *
 * @param page from 1
 * @param pageSize how many rows a page has at the most; 0 asks for the count alone
 * @param further parameters of this resource alone that belong into its address, such as {@code includeSubprojects}
 */
public record Listing(List<Filter.Use> filters, List<Sort.Use> sorts, @Nullable Grouping grouping, boolean sums, int page, int pageSize,
    Select select, Map<String, String> further) {
  /** Page sizes as the settings have them. */
  public record Limits(int usual, int largest) {}

  /** All of every row, in one order. */
  public static Listing of(List<Filter.Use> filters, List<Sort.Use> sorts, int page, int pageSize) {
    return new Listing(List.copyOf(filters), List.copyOf(sorts), null, false, page, pageSize, Select.all(), new TreeMap<>());
  }

  public long skipped() {
    return (long) (page - 1) * pageSize;
  }

  public Optional<Grouping> group() {
    return Optional.ofNullable(grouping);
  }

  public boolean filtersBy(String name) {
    return filters.stream().anyMatch(use -> use.filter().name().equals(name));
  }

  /** Whether it takes time to tell which rows belong to it. */
  boolean searchesText() {
    return filters.stream().map(use -> use.filter().type()).anyMatch(type -> type == FilterType.TEXT || type == FilterType.SEARCH);
  }

  public Listing alsoFiltering(Filter.Use use) {
    var more = new ArrayList<>(filters);
    more.add(use);
    return new Listing(List.copyOf(more), sorts, grouping, sums, page, pageSize, select, further);
  }

  public Listing without(String filter) {
    return new Listing(filters.stream().filter(use -> !use.filter().name().equals(filter)).toList(), sorts, grouping, sums, page, pageSize, select, further);
  }

  public Listing with(String parameter, String value) {
    var more = new TreeMap<>(further);
    more.put(parameter, value);
    return new Listing(filters, sorts, grouping, sums, page, pageSize, select, more);
  }

  public Listing sortedBy(List<Sort.Use> others) {
    return new Listing(filters, others, grouping, sums, page, pageSize, select, further);
  }

  /** All conditions together. */
  public Sql where(Asking asking) {
    return Sql.and(filters.stream().map(use -> use.where(asking)).toList());
  }

  /** Groups come first; an id at the end makes every order total. */
  public Source.Order order(String idExpression) {
    var joins = sorts.stream().map(Sort.Use::join).distinct().collect(Collectors.joining());
    boolean walked = grouping == null && sorts.stream().allMatch(use -> use.sort().always());
    return new Source.Order(order(idExpression, Sort.Use::sql), order(idExpression, Sort.Use::joined), joins, walked);
  }

  private String order(String idExpression, Function<Sort.Use, String> sql) {
    var parts = new ArrayList<String>();
    group().ifPresent(group -> parts.add(group.order() + " nulls last"));
    sorts.forEach(use -> parts.add(sql.apply(use)));
    boolean byId = sorts.stream().anyMatch(use -> use.sort().name().equals("id"));
    if (!byId) {
      parts.add(idExpression + (sorts.isEmpty() ? " asc" : " desc"));
    }
    return String.join(", ", parts);
  }

  /** The address of this list, with its effective parameters in alphabetical order. */
  public String address(String path, @Nullable Integer otherPage) {
    return path + "?" + QueryString.write(parameters(String.valueOf(otherPage == null ? page : otherPage), String.valueOf(pageSize)));
  }

  Link jumpTo(String path) {
    return Link.to(path + "?" + QueryString.write(parameters("{offset}", String.valueOf(pageSize)))).templated();
  }

  Link changeSize(String path) {
    return Link.to(path + "?" + QueryString.write(parameters(String.valueOf(page), "{size}"))).templated();
  }

  private Map<String, String> parameters(String offset, String size) {
    var parameters = new TreeMap<>(further);
    parameters.put("filters", filtersAsJson());
    parameters.put("offset", offset);
    parameters.put("pageSize", size);
    if (!sorts.isEmpty()) {
      parameters.put("sortBy", sortsAsJson());
    }
    group().ifPresent(group -> parameters.put("groupBy", group.name()));
    return parameters;
  }

  public String filtersAsJson() {
    return new String(JsonOut.bytes(out -> out.value(filters.stream()
        .map(use -> Map.of(use.filter().name(), operatorAndValues(use))).toList())), java.nio.charset.StandardCharsets.UTF_8);
  }

  public String sortsAsJson() {
    return new String(JsonOut.bytes(out -> out.value(sorts.stream()
        .map(use -> List.of(use.sort().name(), use.descending() ? "desc" : "asc")).toList())), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static Map<String, Object> operatorAndValues(Filter.Use use) {
    var members = new java.util.LinkedHashMap<String, Object>();
    members.put("operator", use.operator().symbol());
    members.put("values", use.values());
    return members;
  }
}
