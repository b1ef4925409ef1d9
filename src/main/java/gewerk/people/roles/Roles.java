package gewerk.people.roles;

import static gewerk.platform.resource.Attribute.integer;
import static gewerk.platform.resource.Attribute.string;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import gewerk.platform.Platform;
import gewerk.platform.database.Compare;
import gewerk.platform.database.Sql;
import gewerk.platform.hal.Link;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.FilterType;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Standard;
import gewerk.platform.resource.Target;
import gewerk.platform.resource.Values;

/** The roles that people can have. */
public final class Roles implements Target<Role> {
  private static final Map<String, String> UNITS = Map.of("project", "project", "system", "global");

  private final Resource<Role> resource = Resource.<Role>of("Role", "role", role -> "/roles/" + role.id()).titled(Role::name)
      .has(integer("id", Role::id).readOnly(), string("name", Role::name).required())
      .filters(
          truth("grantable", RoleStore.grantable()),
          truth("allows_becoming_assignee", RoleStore.holding("work_package_assigned")),
          Filter.on("name", FilterType.STRING, Values.TEXT, "r.name"),
          Filter.of("unit", FilterType.LIST, Values.words(UNITS.keySet()), Roles::ofUnits));

  private final RoleStore store;
  private final ChangeRole changes;

  public Roles(Platform platform) {
    store = new RoleStore(platform.database());
    changes = new ChangeRole(platform, store);
    platform.api().get("/roles", "Lists roles.", resource, Shape.LIST, (request, asking) ->
        Api.all(resource, store.listed(platform.api().listing(request, resource, asking).where(asking)), "/roles", asking));
    Standard.of(platform.api(), resource, "/roles")
        .readableBy(asking -> Stream.of("view_members", "manage_members").anyMatch(asking.viewer()::mayAnywhere) || asking.viewer().isAdmin())
        .found((request, asking) -> find(request.id("id")).filter(role -> role.isOfProjects() || role.isGlobal()))
        .show();
  }

  /** How roles are made, changed and deleted. */
  public ChangeRole changes() {
    return changes;
  }

  /** How often each role has been given to somebody. */
  public Map<Long, Long> uses() {
    return store.uses();
  }

  /** In the order of their positions. */
  public List<Role> all() {
    return List.copyOf(store.all().values());
  }

  public Optional<Role> find(long id) {
    return Optional.ofNullable(store.all().get(id));
  }

  /** One that the program itself uses: {@code non_member}, {@code anonymous}, {@code standard_global} and others. */
  public Optional<Role> builtin(String name) {
    return all().stream().filter(role -> name.equals(role.builtin())).findFirst();
  }

  /** The first, by position, that holds all of these: what the creator of a project becomes. */
  public Optional<Role> firstOfProjectsWith(Set<String> permissions) {
    return all().stream().filter(role -> role.isOfProjects() && role.isGrantable() && role.permissions().containsAll(permissions)).findFirst();
  }

  private static Filter truth(String name, Sql condition) {
    return Filter.of(name, FilterType.BOOLEAN, Values.BOOLEAN, (operator, values, asking) ->
        values.getFirst().equals("t") == (operator == Operator.IS) ? condition : condition.not());
  }

  private static Sql ofUnits(Operator operator, List<String> values, Asking asking) {
    var kinds = values.stream().map(UNITS::get).toList();
    return operator == Operator.IS ? Compare.isAnyText("r.kind", kinds) : Compare.isNoText("r.kind", kinds);
  }

  @Override
  public List<String> namespaces() {
    return List.of("roles");
  }

  @Override
  public Map<Long, Role> load(Collection<Long> ids) {
    return store.all();
  }

  @Override
  public long id(Role role) {
    return role.id();
  }

  @Override
  public Link link(Role role) {
    return resource.self(role);
  }

  @Override
  public String schemaType() {
    return "Role";
  }

  @Override
  public Optional<Resource<Role>> resource() {
    return Optional.of(resource);
  }
}
