package gewerk.views.queries;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import gewerk.platform.hal.Link;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Names;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Target;

/** A list of things that queries are made of and that are known by name: columns, groupings, orders. */
final class Catalogue<E extends Catalogue.Entry> implements Target<E> {
  /** The number stands for the name where links are ids; it is never shown and never stored. */
  interface Entry {
    long number();

    String id();
  }

  private final String namespace;
  private final String schemaType;
  private final Supplier<List<E>> entries;
  private final BiFunction<E, Asking, String> name;
  private final Resource<E> resource;

  /** @param schemaType the type of its representation, which for columns goes on: {@code QueryColumn::Property} */
  Catalogue(String namespace, String schemaType, Supplier<List<E>> entries, BiFunction<E, Asking, String> name) {
    this.namespace = namespace;
    this.schemaType = schemaType;
    this.entries = entries;
    this.name = name;
    var type = schemaType.equals("QueryColumn") ? "QueryColumn::Property" : schemaType;
    resource = Resource.<E>of(type, "query", entry -> "/" + namespace + "/" + entry.id()).titledFor(name)
        .has(Attribute.<E>string("id", Entry::id).readOnly(), Attribute.<E>string("name", Entry::id).seen(name::apply).readOnly());
  }

  List<E> all() {
    return entries.get();
  }

  List<Long> numbers() {
    return all().stream().map(Entry::number).toList();
  }

  /** By its name, or one of the older names that clients still use. */
  Optional<E> find(String id) {
    var canonical = Names.canonical(id);
    return all().stream().filter(entry -> entry.id().equals(id) || entry.id().equals(canonical)).findFirst();
  }

  /** The numbers of the names that are still there. */
  List<Long> numbers(List<String> ids) {
    var byId = all().stream().collect(Collectors.toMap(Entry::id, Entry::number));
    return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
  }

  /** The names behind numbers. */
  List<String> ids(List<Long> numbers) {
    var known = load(numbers);
    return numbers.stream().filter(known::containsKey).map(number -> known.get(number).id()).toList();
  }

  Resource<E> shape() {
    return resource;
  }

  @Override
  public List<String> namespaces() {
    return List.of(namespace);
  }

  @Override
  public Map<Long, E> load(Collection<Long> numbers) {
    var found = new LinkedHashMap<Long, E>();
    all().forEach(entry -> found.put(entry.number(), entry));
    return found;
  }

  @Override
  public long id(E entry) {
    return entry.number();
  }

  @Override
  public Link link(E entry) {
    return Link.to("/" + namespace + "/" + entry.id());
  }

  @Override
  public Link link(E entry, Asking asking) {
    return link(entry).titled(name.apply(entry, asking));
  }

  @Override
  public String schemaType() {
    return schemaType;
  }

  @Override
  public Optional<Long> parse(String segment) {
    return find(segment).map(Entry::number);
  }

  @Override
  public Optional<Resource<E>> resource() {
    return Optional.of(resource);
  }
}
