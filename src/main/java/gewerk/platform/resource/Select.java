package gewerk.platform.resource;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.i18n.Message;

/** What a client wants to see of a collection: {@code select=total,elements/id}. Without it, everything. */
public final class Select {
  private static final Set<String> OF_COLLECTION = Set.of("total", "count", "pageSize", "offset", "_type", "self", "jumpTo", "changeSize",
      "previousByOffset", "nextByOffset");
  private static final Select ALL = new Select(Set.of(), Set.of(), false);

  private final Set<String> collection;
  private final Set<String> elements;
  private final boolean narrow;

  private Select(Set<String> collection, Set<String> elements, boolean narrow) {
    this.collection = collection;
    this.elements = elements;
    this.narrow = narrow;
  }

  public static Select all() {
    return ALL;
  }

  static Select of(Request request, Resource<?> resource) {
    var wanted = new ArrayList<String>();
    request.queries("select").forEach(list -> List.of(list.split(",")).forEach(item -> wanted.add(item.strip())));
    wanted.removeIf(String::isEmpty);
    if (wanted.isEmpty()) {
      return ALL;
    }
    var collection = new HashSet<String>();
    var elements = new HashSet<String>();
    wanted.forEach(item -> (item.startsWith("elements/") ? elements : collection).add(item.startsWith("elements/") ? item.substring(9) : item));
    check(collection, elements, resource);
    return new Select(collection, elements, true);
  }

  /** Nothing but these members and links of every element. */
  public static Select ofElements(Set<String> names) {
    return new Select(Set.of(), Set.copyOf(names), true);
  }

  public boolean isNarrow() {
    return narrow;
  }

  boolean wants(String member) {
    return !narrow || collection.contains("*") || collection.contains(member);
  }

  boolean wantsElements() {
    return !narrow || !elements.isEmpty();
  }

  boolean wantsOfElement(String member) {
    return !narrow || elements.contains("*") || elements.contains(member);
  }

  private static void check(Set<String> collection, Set<String> elements, Resource<?> resource) {
    var known = new HashSet<>(Set.of("_type", "self", "*"));
    resource.attributes().forEach(attribute -> known.add(attribute.name()));
    resource.kinds().forEach(kind -> kind.attributes().forEach(attribute -> known.add(attribute.name())));
    var bad = new ArrayList<String>();
    collection.stream().filter(item -> !item.equals("*") && !OF_COLLECTION.contains(item)).forEach(bad::add);
    elements.stream().filter(item -> !known.contains(item)).forEach(item -> bad.add("elements/" + item));
    if (!bad.isEmpty()) {
      var supported = new ArrayList<>(OF_COLLECTION.stream().sorted().toList());
      known.stream().sorted().map(name -> "elements/" + name).forEach(supported::add);
      throw Refusal.of(400, "InvalidSignal", Message.of("error.invalid_select", String.join(", ", bad), String.join(", ", supported)));
    }
  }
}
