package gewerk.platform.resource;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;

import gewerk.platform.access.Viewer;
import gewerk.platform.hal.Link;
import org.jspecify.annotations.Nullable;

/**
 * A resource told once: its attributes, links, embedded parts, filters, orders. Representation, schema, form, lists and the description
 * of the API follow from it.
 *
 * <p>Other features add to a resource that they know while the program starts; it never learns who did. Custom fields join at run time
 * through {@link #alsoHas}.
 */
public final class Resource<T> {
  /** A link, or a list of them, that a row has beside its attributes. */
  record LinkRule<T>(String name, boolean several, BiFunction<T, Asking, @Nullable Object> link) {}

  /** Something that stands inside a single resource. */
  record PartRule<T>(String name, BiFunction<T, Asking, @Nullable Part> part) {}

  private final String type;
  private final String labels;
  private final Function<T, String> path;
  private Function<T, String> typeOf;
  private Function<T, @Nullable String> title = row -> null;
  private BiFunction<T, Asking, @Nullable String> titleFor = (row, asking) -> title.apply(row);
  private final List<Attribute<T>> attributes = new ArrayList<>();
  private final List<Supplier<List<Attribute<T>>>> moreAttributes = new ArrayList<>();
  private final List<LinkRule<T>> links = new ArrayList<>();
  private final List<PartRule<T>> parts = new ArrayList<>();
  private final Map<String, Filter> filters = new LinkedHashMap<>();
  private final List<Supplier<List<Filter>>> moreFilters = new ArrayList<>();
  private final Map<String, Sort> sorts = new LinkedHashMap<>();
  private final List<Supplier<List<Sort>>> moreSorts = new ArrayList<>();
  private final Map<String, Grouping> groupings = new LinkedHashMap<>();
  private final List<Supplier<List<Grouping>>> moreGroupings = new ArrayList<>();
  private final List<BiFunction<Collection<T>, Asking, Void>> preparations = new ArrayList<>();
  private volatile @Nullable Merged<T> merged;
  private List<Resource<? extends T>> kinds = List.of();
  private Function<T, Resource<? extends T>> kindOf = row -> this;

  private Resource(String type, String labels, Function<T, String> path) {
    this.type = type;
    this.labels = labels;
    this.path = path;
    typeOf = row -> type;
  }

  /**
   * @param type as in {@code _type}
   * @param labels the prefix of its labels' keys
   * @param path of one row, below {@code /api/v3}
   */
  public static <T> Resource<T> of(String type, String labels, Function<T, String> path) {
    return new Resource<>(type, labels, path);
  }

  @SafeVarargs
  public final Resource<T> has(Attribute<T>... more) {
    attributes.addAll(List.of(more));
    return this;
  }

  /** Attributes that come and go while the program runs. */
  public Resource<T> alsoHas(Supplier<List<Attribute<T>>> more) {
    moreAttributes.add(more);
    return this;
  }

  public Resource<T> titled(Function<T, @Nullable String> rule) {
    title = rule;
    return this;
  }

  /** A title in the reader's language. */
  public Resource<T> titledFor(BiFunction<T, Asking, @Nullable String> rule) {
    titleFor = rule;
    return this;
  }

  public Resource<T> typedBy(Function<T, String> rule) {
    typeOf = rule;
    return this;
  }

  /** Rows of several kinds, each of which is a resource of its own; this one only lists them together. */
  public Resource<T> ofKinds(List<Resource<? extends T>> all, Function<T, Resource<? extends T>> rule) {
    kinds = List.copyOf(all);
    kindOf = rule;
    return this;
  }

  /** A link that is there when the rule gives one. */
  public Resource<T> link(String name, BiFunction<T, Asking, @Nullable Link> rule) {
    links.add(new LinkRule<>(name, false, rule::apply));
    return this;
  }

  /** A list of links; left out where the rule gives null. */
  public Resource<T> links(String name, BiFunction<T, Asking, @Nullable List<Link>> rule) {
    links.add(new LinkRule<>(name, true, rule::apply));
    return this;
  }

  /** Something to do with a row, shown to those who may. */
  public Resource<T> action(String name, BiFunction<T, Asking, Link> link, BiPredicate<T, Viewer> may) {
    return link(name, (row, asking) -> may.test(row, asking.viewer()) ? link.apply(row, asking) : null);
  }

  public Resource<T> embeds(String name, BiFunction<T, Asking, @Nullable Part> part) {
    parts.add(new PartRule<>(name, part));
    return this;
  }

  /** Loads what links and parts of a whole page need, before its first row is written. */
  public Resource<T> prepare(BiFunction<Collection<T>, Asking, Void> preparation) {
    preparations.add(preparation);
    return this;
  }

  public Resource<T> filters(Filter... more) {
    List.of(more).forEach(filter -> filters.put(filter.name(), filter));
    return this;
  }

  public Resource<T> alsoFilters(Supplier<List<Filter>> more) {
    moreFilters.add(more);
    return this;
  }

  public Resource<T> sort(String name, String expression) {
    sorts.put(name, new Sort(name, expression));
    return this;
  }

  /** An order by something of what a column points at; see {@link Sort#through}. */
  public Resource<T> sortThrough(String name, String table, String value, String key) {
    sorts.put(name, Sort.through(name, table, value, key));
    return this;
  }

  /** An order by something that every row has, and that an index gives. */
  public Resource<T> sortAlways(String name, String expression) {
    sorts.put(name, new Sort(name, expression, true));
    return this;
  }

  public Resource<T> alsoSorts(Supplier<List<Sort>> more) {
    moreSorts.add(more);
    return this;
  }

  public Resource<T> group(Grouping grouping) {
    groupings.put(grouping.name(), grouping);
    return this;
  }

  public Resource<T> alsoGroups(Supplier<List<Grouping>> more) {
    moreGroupings.add(more);
    return this;
  }

  public String type() {
    return type;
  }

  public String typeOf(T row) {
    return typeOf.apply(row);
  }

  public String labels() {
    return labels;
  }

  public String path(T row) {
    return path.apply(row);
  }

  public Link self(T row) {
    return Link.to(path(row), title.apply(row));
  }

  Link self(T row, Asking asking) {
    return Link.to(path(row), titleFor.apply(row, asking));
  }

  public List<Attribute<T>> attributes() {
    if (moreAttributes.isEmpty()) {
      return attributes;
    }
    var known = merged;
    if (known == null || !known.isOf(attributes.size(), moreAttributes)) {
      known = Merged.of(attributes, moreAttributes.stream().map(Supplier::get).toList());
      merged = known;
    }
    return known.all();
  }

  /** Whether attributes come and go while the program runs. */
  public boolean isExtensible() {
    return !moreAttributes.isEmpty();
  }

  public Optional<Attribute<T>> attribute(String name) {
    return attributes().stream().filter(attribute -> attribute.name().equals(name)).findFirst();
  }

  /** The names of the links beside the attributes, and whether each is a list. */
  public Map<String, Boolean> linkNames() {
    var names = new LinkedHashMap<String, Boolean>();
    links.forEach(rule -> names.put(rule.name(), rule.several()));
    return names;
  }

  /** The names of what stands inside a single one, beside the rows that its attributes embed. */
  public List<String> partNames() {
    return parts.stream().map(PartRule::name).toList();
  }

  /** The resources that it lists together; none where it stands for itself. */
  public List<Resource<? extends T>> kinds() {
    return kinds;
  }

  /** The resource that tells what this row looks like: itself, unless it has kinds. */
  @SuppressWarnings("unchecked")
  Resource<T> kindOf(T row) {
    return (Resource<T>) kindOf.apply(row);
  }

  List<LinkRule<T>> linkRules() {
    return links;
  }

  List<PartRule<T>> partRules() {
    return parts;
  }

  void prepare(Collection<T> rows, Asking asking) {
    preparations.forEach(preparation -> preparation.apply(rows, asking));
  }

  public List<Filter> filters() {
    var all = new ArrayList<>(filters.values());
    moreFilters.forEach(more -> all.addAll(more.get()));
    return all;
  }

  /** By its name, or one of the older names that clients still use. */
  public Optional<Filter> filter(String name) {
    var canonical = Names.canonical(name);
    return filters().stream().filter(filter -> filter.name().equals(name) || filter.name().equals(canonical)).findFirst();
  }

  /** One of the declared filters as our own pages use it. */
  public Filter.Use filtering(String name, Operator operator, String... values) {
    return new Filter.Use(filter(name).orElseThrow(), operator, List.of(values));
  }

  /** One of the orders as our own pages use it. */
  public Sort.Use sorting(String name, boolean descending) {
    return new Sort.Use(sort(name).orElseThrow(), descending);
  }

  /** Declared orders, and every attribute that has a column. */
  public Optional<Sort> sort(String name) {
    var canonical = Names.canonical(name);
    var declared = declaredSorts().stream().filter(sort -> sort.name().equals(name) || sort.name().equals(canonical)).findFirst();
    return declared.isPresent() ? declared : attribute(canonical).flatMap(Attribute::column).map(column -> new Sort(canonical, column));
  }

  public Collection<Sort> declaredSorts() {
    var all = new ArrayList<>(sorts.values());
    moreSorts.forEach(more -> all.addAll(more.get()));
    return all;
  }

  public Optional<Grouping> grouping(String name) {
    var canonical = Names.canonical(name);
    return groupings().stream().filter(grouping -> grouping.name().equals(name) || grouping.name().equals(canonical)).findFirst();
  }

  public Collection<Grouping> groupings() {
    var all = new ArrayList<>(groupings.values());
    moreGroupings.forEach(more -> all.addAll(more.get()));
    return all;
  }
}
