package gewerk.admin.customfields;

import java.util.List;
import java.util.Optional;

import gewerk.platform.Platform;
import gewerk.platform.resource.Resource;

/** The fields that administrators define; attributes, filters and orders of other resources while the program runs. */
public final class CustomFields {
  private final Platform platform;
  private final CustomFieldStore store;
  private final CustomOptions options;
  private final HierarchyItems items;

  public CustomFields(Platform platform) {
    this.platform = platform;
    store = new CustomFieldStore(platform.database());
    options = new CustomOptions(platform, store);
    items = new HierarchyItems(platform, store);
  }

  /** Gives a resource its fields. What comes back belongs into the writing of the resource. */
  public <T> FieldsOf<T> join(Resource<T> resource, Carrier<T> carrier) {
    var fields = new FieldsOf<>(platform.database(), store, new FieldShapes<>(carrier, options, items));
    resource.alsoHas(fields::attributes).alsoFilters(fields::filters).alsoSorts(fields::sorts).alsoGroups(fields::groupings);
    return fields;
  }

  /** All that are defined for a resource, in the order of their positions. */
  public List<CustomField> of(String resource) {
    return store.of(resource);
  }

  public Optional<CustomField> find(long id) {
    return Optional.ofNullable(store.all().get(id));
  }

  /** How definitions are made and changed. */
  public DefineCustomField definitions() {
    return new DefineCustomField(platform.database(), platform.events(), store);
  }
}
