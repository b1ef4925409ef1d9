package gewerk.platform.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import gewerk.platform.hal.JsonIn;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.i18n.Message;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads filters, order, groups and page from a query, and says of each mistake what was expected (reference: conventions, filters). */
public final class ListingReader {
  private static final int MOST_SORTS = 3;

  private final Resource<?> resource;
  private final Listing.Limits limits;
  private final List<Refusal> problems = new ArrayList<>();
  private boolean plainMessages;

  private ListingReader(Resource<?> resource, Listing.Limits limits) {
    this.resource = resource;
    this.limits = limits;
  }

  public static ListingReader of(Resource<?> resource, Listing.Limits limits) {
    return new ListingReader(resource, limits);
  }

  /** Without the words "Filters" and "Orders" before each problem, as work packages tell them. */
  public ListingReader plainMessages() {
    plainMessages = true;
    return this;
  }

  /** @param usualFilters JSON that holds where the query names no filters */
  public Listing read(Request request, Asking asking, String usualFilters) {
    var filters = filters(request.query("filters").filter(text -> !text.isBlank()).orElse(usualFilters), asking);
    var sorts = sorts(request.query("sortBy").orElse(""));
    var grouping = request.query("groupBy").filter(name -> !name.isBlank()).flatMap(this::grouping);
    refuseProblems();
    boolean sums = request.query("showSums").filter("true"::equals).isPresent();
    return new Listing(filters, sorts, grouping.orElse(null), sums, page(request), pageSize(request), Select.of(request, resource), new TreeMap<>());
  }

  /** Reads filters that come as text, from a saved view or a form. */
  public List<Filter.Use> filters(String text, Asking asking) {
    var uses = new ArrayList<Filter.Use>();
    var node = parse(text);
    if (!node.isArray()) {
      throw Refusal.invalidQuery("error.filters_malformed");
    }
    for (var element : node) {
      if (!element.isObject()) {
        throw Refusal.invalidQuery("error.filters_malformed");
      }
      element.properties().forEach(entry -> filter(entry.getKey(), entry.getValue(), asking).ifPresent(uses::add));
    }
    return uses;
  }

  /** What is wrong with what has been read so far. */
  public List<Message> problems() {
    return problems.stream().map(Refusal::reason).toList();
  }

  public void refuseProblems() {
    if (!problems.isEmpty()) {
      throw Refusal.several(400, List.copyOf(problems));
    }
  }

  private static JsonNode parse(String text) {
    try {
      return JsonIn.parse(text);
    } catch (JacksonException e) {
      throw Refusal.of(400, "InvalidQuery", Message.of("error.query_not_json", e.getOriginalMessage()));
    }
  }

  private Optional<Filter.Use> filter(String name, JsonNode content, Asking asking) {
    var filter = resource.filter(name);
    if (filter.isEmpty()) {
      var known = resource.filters().stream().filter(one -> one.available().apply(asking)).map(Filter::name).sorted().toList();
      problem(filterMessage("error.filter_unknown", humanName(name)), "knownFilters", known);
      return Optional.empty();
    }
    var label = filter.get().label(resource, asking.words());
    var operators = filter.get().type().operators();
    var operator = Operator.of(content.path("operator").asString("")).filter(operators::contains);
    if (operator.isEmpty()) {
      problem(filterMessage("error.filter_operator", label), "allowedOperators", operators.stream().map(Operator::symbol).toList());
      return Optional.empty();
    }
    var use = new Filter.Use(filter.get(), operator.get(), values(content.path("values")));
    if (!use.isValid(asking)) {
      problem(filterMessage("error.filter_values", label), "values", use.values());
      return Optional.empty();
    }
    return Optional.of(use);
  }

  private static List<String> values(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return List.of();
    }
    return node.isArray() ? node.valueStream().map(ListingReader::text).toList() : List.of(text(node));
  }

  private static String text(JsonNode node) {
    return node.isNull() ? "" : node.isBoolean() ? (node.asBoolean() ? "t" : "f") : node.asString("");
  }

  private List<Sort.Use> sorts(String text) {
    if (text.isBlank()) {
      return List.of();
    }
    var node = parse(text);
    var uses = new ArrayList<Sort.Use>();
    for (var element : node) {
      var parts = element.isArray() ? element.valueStream().map(ListingReader::text).toList() : List.of(element.asString("").split(":"));
      sort(parts).ifPresent(uses::add);
    }
    return uses.stream().limit(MOST_SORTS).toList();
  }

  private Optional<Sort.Use> sort(List<String> parts) {
    var name = parts.isEmpty() ? "" : parts.getFirst();
    boolean descending = parts.size() > 1 && parts.get(1).equalsIgnoreCase("desc");
    var sort = resource.sort(name.equals("parent") ? "id" : name);
    if (sort.isEmpty()) {
      var message = Message.of("error.sort_unknown", name);
      problem(plainMessages ? message : Message.of("error.orders", message), "knownColumns",
          resource.declaredSorts().stream().map(Sort::name).sorted().toList());
    }
    return sort.map(found -> new Sort.Use(found, descending));
  }

  private Optional<Grouping> grouping(String name) {
    var grouping = resource.grouping(name);
    if (grouping.isEmpty()) {
      problem(Message.of("error.group_unknown", name), "knownGroups", resource.groupings().stream().map(Grouping::name).sorted().toList());
    }
    return grouping;
  }

  private Message filterMessage(String key, String name) {
    var message = Message.of(key, name);
    return plainMessages ? message : Message.of("error.filters", message);
  }

  private void problem(Message message, String detail, Object value) {
    problems.add(Refusal.of(400, "InvalidQuery", message).detail(detail, value));
  }

  /** {@code some_name} is told as "Some name". */
  static String humanName(String name) {
    var words = name.replaceAll("_id$", "").replace('_', ' ').replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(java.util.Locale.ROOT);
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static int page(Request request) {
    return Math.max(1, number(request, "offset").orElse(1));
  }

  private int pageSize(Request request) {
    if (request.query("pageSize").isEmpty()) {
      return limits.usual();
    }
    int asked = number(request, "pageSize").orElse(0);
    return asked < 0 ? limits.largest() : Math.min(asked, limits.largest());
  }

  private static Optional<Integer> number(Request request, String name) {
    return request.query(name).filter(text -> text.matches("-?\\d{1,18}")).map(Long::valueOf)
        .map(number -> (int) Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE));
  }
}
