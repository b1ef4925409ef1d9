package gewerk.work.types;

import static gewerk.platform.resource.Attribute.bool;
import static gewerk.platform.resource.Attribute.integer;
import static gewerk.platform.resource.Attribute.string;
import static gewerk.platform.resource.Attribute.timestamp;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import gewerk.platform.Platform;
import gewerk.platform.http.Refusal;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Declared;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Standard;

/** The kinds of work packages, and which of them a project uses. */
public final class Types implements Declared<Type> {
  private static final List<String> READERS = List.of("view_work_packages", "manage_types");

  private final Resource<Type> resource = Resource.<Type>of("Type", "type", type -> "/types/" + type.id())
      .titled(Type::name)
      .has(
          integer("id", Type::id).readOnly(),
          string("name", Type::name).required(),
          string("color", Type::color),
          integer("position", Type::position),
          bool("isDefault", Type::isDefault),
          bool("isMilestone", Type::isMilestone),
          timestamp("createdAt", Type::createdAt).readOnly(),
          timestamp("updatedAt", Type::updatedAt).readOnly());

  private final TypeStore store;

  /** @param project finds the id of the project that a path names, by id or identifier */
  public Types(Platform platform, Function<String, Optional<Long>> project) {
    store = new TypeStore(platform.database());
    Standard.of(platform.api(), resource, "/types")
        .readableBy(asking -> READERS.stream().anyMatch(asking.viewer()::mayAnywhere))
        .found((request, asking) -> find(request.id("id")))
        .all(asking -> all())
        .show();
    for (var workspace : List.of("workspaces", "projects")) {
      listOfProject(platform.api(), workspace, project);
    }
  }

  private void listOfProject(Api api, String workspace, Function<String, Optional<Long>> project) {
    api.get("/" + workspace + "/{id:text}/types", "Lists the types that a project uses.", resource, Shape.LIST, (request, asking) -> {
      long id = project.apply(request.text("id")).filter(found -> asking.viewer().mayAnyOf(READERS, found)).orElseThrow(Refusal::notFound);
      return Api.all(resource, ofProject(id), "/" + workspace + "/" + id + "/types", asking);
    });
  }

  /** In the order of their positions. */
  public List<Type> all() {
    return List.copyOf(store.all().values());
  }

  public Optional<Type> find(long id) {
    return Optional.ofNullable(store.all().get(id));
  }

  /** Those that a project uses, in the order of their positions. */
  public List<Type> ofProject(long projectId) {
    var all = store.all();
    return store.ofProject(projectId).stream().map(all::get).filter(Objects::nonNull).toList();
  }

  public boolean isUsedIn(long projectId, long typeId) {
    return store.ofProject(projectId).contains(typeId);
  }

  /** Those that a new project begins with. */
  public List<Type> usual() {
    return all().stream().filter(Type::isDefault).toList();
  }

  @Override
  public List<String> namespaces() {
    return List.of("types");
  }

  @Override
  public Map<Long, Type> load(Collection<Long> ids) {
    return store.all();
  }

  @Override
  public long id(Type type) {
    return type.id();
  }

  @Override
  public Resource<Type> declaration() {
    return resource;
  }
}
