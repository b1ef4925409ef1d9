package gewerk.admin.customfields;

import static gewerk.platform.resource.Attribute.integer;
import static gewerk.platform.resource.Attribute.string;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.resource.Declared;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Standard;

/** What can be chosen in lists. */
final class CustomOptions implements Declared<CustomOption> {
  private final Resource<CustomOption> resource = Resource.<CustomOption>of("CustomOption", "customOption", option -> "/custom_options/" + option.id())
      .titled(CustomOption::value)
      .has(integer("id", CustomOption::id).readOnly(), string("value", CustomOption::value));

  private final CustomFieldStore store;

  CustomOptions(Platform platform, CustomFieldStore store) {
    this.store = store;
    Standard.of(platform.api(), resource, "/custom_options")
        .found((request, asking) -> Optional.ofNullable(load(List.of(request.id("id"))).get(request.id("id")))
            .filter(option -> isVisible(option, asking.viewer())))
        .show();
  }

  @Override
  public List<String> namespaces() {
    return List.of("custom_options");
  }

  @Override
  public Map<Long, CustomOption> load(Collection<Long> ids) {
    var found = new HashMap<Long, CustomOption>();
    store.all().values().stream().filter(field -> field.format() == Format.LIST).flatMap(field -> field.options().stream())
        .filter(option -> ids.contains(option.id())).forEach(option -> found.put(option.id(), option));
    return found;
  }

  @Override
  public long id(CustomOption option) {
    return option.id();
  }

  @Override
  public boolean isVisible(CustomOption option, Viewer viewer) {
    var field = store.all().get(option.fieldId());
    return field != null && CustomFieldRules.mayKnow(field, viewer);
  }

  @Override
  public Resource<CustomOption> declaration() {
    return resource;
  }
}
