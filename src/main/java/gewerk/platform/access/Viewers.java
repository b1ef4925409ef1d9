package gewerk.platform.access;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import gewerk.platform.access.Viewer.Person;
import gewerk.platform.database.Database;
import gewerk.platform.database.Held;

/** Turns an account into a viewer with its rights; keeps those seen lately until anything that rights depend on changes. */
public final class Viewers {
  private static final Set<String> WHAT_RIGHTS_DEPEND_ON =
      Set.of("users", "members", "member_roles", "roles", "role_permissions", "projects", "project_modules", "principals", "settings");
  private static final int KEPT = 2_000;

  private final RightsStore store;
  private final Permissions permissions;
  private final Held<Cache<Long, Optional<Viewer>>> viewers;
  private final Held<RightsStore.Grounds> grounds;
  private final Held<Long> anonymousId;
  private final Held<Viewer> system;

  public Viewers(Database database, Permissions permissions) {
    this(database, permissions, () -> ZoneOffset.UTC);
  }

  /** @param usualZone where people live who have not said so */
  public Viewers(Database database, Permissions permissions, Supplier<ZoneId> usualZone) {
    this.permissions = permissions;
    store = new RightsStore(database, permissions, usualZone);
    grounds = Held.of(database, Set.of("roles", "role_permissions", "projects", "project_modules"), store::grounds);
    anonymousId = Held.of(database, Set.of("principals"), store::anonymousId);
    system = Held.of(database, WHAT_RIGHTS_DEPEND_ON, this::loadSystem);
    viewers = Held.of(database, WHAT_RIGHTS_DEPEND_ON, () -> Caffeine.newBuilder().maximumSize(KEPT).build());
  }

  public Permissions permissions() {
    return permissions;
  }

  /** An active account by its id; the anonymous person too. */
  public Optional<Viewer> find(long id) {
    return viewers.get().get(id, this::load);
  }

  public Viewer anonymous() {
    return find(anonymousId.get()).orElseThrow();
  }

  /** The program itself: may everything, speaks English, stands in no list. */
  public Viewer system() {
    return system.get();
  }

  private Viewer loadSystem() {
    return new Viewer(new Person(store.systemId(), "", "System", true, true, Locale.ENGLISH, ZoneOffset.UTC), adminRights());
  }

  private Optional<Viewer> load(long id) {
    return store.person(id).map(person -> new Viewer(person, person.admin() ? adminRights() : rights(person)));
  }

  private Rights adminRights() {
    return new Rights(permissions, grounds.get().ofAdmin(), java.util.Map.of(), permissions.bits(Permission::isGlobal));
  }

  private Rights rights(Person person) {
    var memberships = store.memberships(person.id());
    var held = grounds.get();
    return new Rights(permissions, held.ofPerson(person, memberships), held.ofShares(store.shares(person.id())), held.global(person, memberships));
  }
}
