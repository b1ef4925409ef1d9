package gewerk.work.priorities;

import static gewerk.platform.resource.Attribute.bool;
import static gewerk.platform.resource.Attribute.integer;
import static gewerk.platform.resource.Attribute.string;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.platform.Platform;
import gewerk.platform.resource.Declared;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Standard;

/** The priorities that work packages can have. */
public final class Priorities implements Declared<Priority> {
  private final Resource<Priority> resource = Resource.<Priority>of("Priority", "priority", priority -> "/priorities/" + priority.id())
      .titled(Priority::name)
      .has(
          integer("id", Priority::id).readOnly(),
          string("name", Priority::name).required(),
          integer("position", Priority::position),
          string("color", Priority::color),
          bool("isDefault", Priority::isDefault),
          bool("isActive", Priority::isActive));

  private final PriorityStore store;

  public Priorities(Platform platform) {
    store = new PriorityStore(platform.database());
    Standard.of(platform.api(), resource, "/priorities")
        .readableBy(asking -> asking.viewer().mayAnywhere("view_work_packages"))
        .found((request, asking) -> find(request.id("id")))
        .all(asking -> all())
        .show();
  }

  /** In the order of their positions. */
  public List<Priority> all() {
    return List.copyOf(store.all().values());
  }

  /** Those that can be chosen. */
  public List<Priority> active() {
    return all().stream().filter(Priority::isActive).toList();
  }

  public Optional<Priority> find(long id) {
    return Optional.ofNullable(store.all().get(id));
  }

  /** The one that new work has; none where none is marked so. */
  public Optional<Priority> usual() {
    return active().stream().filter(Priority::isDefault).findFirst();
  }

  @Override
  public List<String> namespaces() {
    return List.of("priorities");
  }

  @Override
  public Map<Long, Priority> load(Collection<Long> ids) {
    return store.all();
  }

  @Override
  public long id(Priority priority) {
    return priority.id();
  }

  @Override
  public Resource<Priority> declaration() {
    return resource;
  }
}
