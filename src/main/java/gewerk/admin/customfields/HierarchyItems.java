package gewerk.admin.customfields;

import static gewerk.platform.resource.Attribute.integer;
import static gewerk.platform.resource.Attribute.string;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.hal.Link;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Ids;
import gewerk.platform.http.QueryString;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.i18n.Message;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Declared;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Resource;
import org.jspecify.annotations.Nullable;

/** What can be chosen in hierarchies, each item beneath another; the root stands for the whole and has no name. */
final class HierarchyItems implements Declared<CustomOption> {
  private static final String PATH = "/custom_field_items/";

  private final Resource<CustomOption> resource = Resource.<CustomOption>of("HierarchyItem", "hierarchyItem", item -> PATH + item.id())
      .titled(HierarchyItems::label)
      .has(
          integer("id", CustomOption::id).readOnly(),
          string("label", HierarchyItems::label),
          string("short", CustomOption::shortName),
          string("weight", item -> null),
          string("formattedWeight", item -> null),
          integer("depth", this::depth))
      .link("parent", (item, asking) -> item.parentId() == null ? null : link(tree(item).get(item.parentId())))
      .links("children", (item, asking) -> children(item).stream().map(this::link).toList())
      .link("branch", (item, asking) -> Link.to(PATH + item.id() + "/branch"));

  private final CustomFieldStore store;

  HierarchyItems(Platform platform, CustomFieldStore store) {
    this.store = store;
    var api = platform.api();
    api.get("/custom_fields/{id}/items", "Lists what can be chosen in a hierarchy, depth first.", resource, Shape.LIST, this::items);
    api.get(PATH + "{id}", "Shows one item of a hierarchy.", resource, Shape.ONE, (request, asking) ->
        Api.one(200, resource, item(request, asking), asking));
    api.get(PATH + "{id}/branch", "Lists the items from the root to one.", resource, Shape.LIST, (request, asking) -> {
      var item = item(request, asking);
      return Api.all(resource, branch(item), PATH + item.id() + "/branch", asking);
    });
  }

  private Answer items(Request request, Asking asking) {
    refuseStrangers(asking);
    var field = Optional.ofNullable(store.all().get(request.id("id"))).filter(found -> CustomFieldRules.mayKnow(found, asking.viewer()))
        .orElseThrow(Refusal::notFound);
    if (field.format() != Format.HIERARCHY) {
      throw Refusal.of(422, "UnprocessableContent", Message.of("hierarchyItem.error.no_hierarchy", field.format().word()));
    }
    var parent = number(request, "parent");
    var depth = number(request, "depth");
    var top = parent == null ? field.root() : field.options().stream().filter(option -> option.id() == parent).findFirst();
    if (parent != null && top.isEmpty()) {
      throw Refusal.notFound();
    }
    var items = top.map(item -> subtree(item, depth == null ? Long.MAX_VALUE : depth)).orElse(List.of());
    return Api.all(resource, items, address(field, request), asking);
  }

  private static String address(CustomField field, Request request) {
    var query = new java.util.LinkedHashMap<String, String>();
    List.of("parent", "depth").forEach(name -> request.query(name).ifPresent(value -> query.put(name, value)));
    return "/custom_fields/" + field.id() + "/items" + (query.isEmpty() ? "" : "?" + QueryString.write(query));
  }

  private static @Nullable Long number(Request request, String name) {
    var text = request.query(name);
    if (text.isPresent() && !Ids.isId(text.get())) {
      throw Refusal.invalidQuery("hierarchyItem.error.parameter", name);
    }
    return text.map(Long::valueOf).orElse(null);
  }

  private CustomOption item(Request request, Asking asking) {
    refuseStrangers(asking);
    long id = request.id("id");
    return Optional.ofNullable(load(List.of(id)).get(id)).filter(item -> isVisible(item, asking.viewer())).orElseThrow(Refusal::notFound);
  }

  private static void refuseStrangers(Asking asking) {
    if (asking.viewer().isAnonymous()) {
      throw Refusal.forbidden();
    }
  }

  private List<CustomOption> subtree(CustomOption top, long depth) {
    var items = new ArrayList<CustomOption>();
    items.add(top);
    if (depth > 0) {
      children(top).forEach(child -> items.addAll(subtree(child, depth - 1)));
    }
    return items;
  }

  private List<CustomOption> branch(CustomOption item) {
    var tree = tree(item);
    var branch = new ArrayList<CustomOption>();
    for (var step = item; step != null; step = step.parentId() == null ? null : tree.get(step.parentId())) {
      branch.addFirst(step);
    }
    return branch;
  }

  private int depth(CustomOption item) {
    return branch(item).size() - 1;
  }

  private List<CustomOption> children(CustomOption item) {
    return field(item).options().stream().filter(option -> option.parentId() != null && option.parentId() == item.id()).toList();
  }

  private Map<Long, CustomOption> tree(CustomOption item) {
    return field(item).optionsById();
  }

  private CustomField field(CustomOption item) {
    return store.all().get(item.fieldId());
  }

  private static @Nullable String label(CustomOption item) {
    return item.parentId() == null ? null : item.value();
  }

  @Override
  public List<String> namespaces() {
    return List.of("custom_field_items");
  }

  @Override
  public Map<Long, CustomOption> load(Collection<Long> ids) {
    var found = new HashMap<Long, CustomOption>();
    store.all().values().stream().filter(field -> field.format() == Format.HIERARCHY).flatMap(field -> field.options().stream())
        .filter(option -> ids.contains(option.id())).forEach(option -> found.put(option.id(), option));
    return found;
  }

  @Override
  public long id(CustomOption item) {
    return item.id();
  }

  @Override
  public boolean isVisible(CustomOption item, Viewer viewer) {
    var field = store.all().get(item.fieldId());
    return field != null && CustomFieldRules.mayKnow(field, viewer);
  }

  @Override
  public Resource<CustomOption> declaration() {
    return resource;
  }
}
