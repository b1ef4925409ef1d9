package gewerk.work.statuses;

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

/** The statuses that work packages go through. */
public final class Statuses implements Declared<Status> {
  private final Resource<Status> resource = Resource.<Status>of("Status", "status", status -> "/statuses/" + status.id())
      .titled(Status::name)
      .has(
          integer("id", Status::id).readOnly(),
          string("name", Status::name).required(),
          bool("isClosed", Status::isClosed),
          string("color", Status::color),
          bool("isDefault", Status::isDefault),
          bool("isReadonly", Status::isReadonly),
          bool("excludedFromTotals", Status::excludedFromTotals),
          integer("defaultDoneRatio", Status::defaultDoneRatio),
          integer("position", Status::position));

  private final StatusStore store;

  public Statuses(Platform platform) {
    store = new StatusStore(platform.database());
    Standard.of(platform.api(), resource, "/statuses")
        .readableBy(asking -> asking.viewer().mayAnywhere("view_work_packages"))
        .found((request, asking) -> find(request.id("id")))
        .all(asking -> all())
        .show();
  }

  /** In the order of their positions. */
  public List<Status> all() {
    return List.copyOf(store.all().values());
  }

  public Optional<Status> find(long id) {
    return Optional.ofNullable(store.all().get(id));
  }

  /** The one that new work has. */
  public Status usual() {
    return all().stream().filter(Status::isDefault).findFirst().orElseGet(() -> all().getFirst());
  }

  @Override
  public List<String> namespaces() {
    return List.of("statuses");
  }

  @Override
  public Map<Long, Status> load(Collection<Long> ids) {
    return store.all();
  }

  @Override
  public long id(Status status) {
    return status.id();
  }

  @Override
  public Resource<Status> declaration() {
    return resource;
  }
}
