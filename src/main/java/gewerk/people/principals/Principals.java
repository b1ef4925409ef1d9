package gewerk.people.principals;

import static gewerk.platform.resource.Attribute.integer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.database.Sql;
import gewerk.platform.hal.Link;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Page;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Standard;
import gewerk.platform.resource.Target;

/**
 * Users, groups and placeholder users together. Each kind is told by its own feature, which adds its attributes to the resource that it
 * finds here.
 */
public final class Principals implements Target<Principal> {
  private final Resource<User> users = Resource.<User>of("User", "user", User::path).titled(User::name)
      .has(integer("id", User::id).readOnly());
  private final Resource<Group> groups = Resource.<Group>of("Group", "group", Group::path).titled(Group::name)
      .has(integer("id", Group::id).readOnly());
  private final Resource<PlaceholderUser> placeholderUsers = Resource.<PlaceholderUser>of("PlaceholderUser", "placeholder_user", PlaceholderUser::path)
      .titled(PlaceholderUser::name).has(integer("id", PlaceholderUser::id).readOnly());
  private final Resource<Principal> resource = Resource.<Principal>of("Principal", "principal", Principal::path).titled(Principal::name)
      .ofKinds(List.of(users, groups, placeholderUsers), this::kindOf);

  private final PrincipalStore store;
  private final Target<User> onlyUsers;
  private final Target<Group> onlyGroups;
  private final MentionedPeople mentioned;

  public Principals(Platform platform) {
    store = new PrincipalStore(platform.database());
    mentioned = new MentionedPeople(store);
    onlyUsers = new KindOfPrincipal<>(User.class, "users", users, store);
    onlyGroups = new KindOfPrincipal<>(Group.class, "groups", groups, store);
    resource.filters(PrincipalFilters.all(onlyGroups));
    resource.sort("id", "p.id").sort("name", "lower(p.name)").sort("type", "p.kind");
    Standard.of(platform.api(), resource, "/principals").list(this::page);
  }

  /** The resource of users, to which others add. */
  public Resource<User> users() {
    return users;
  }

  public Resource<Group> groups() {
    return groups;
  }

  public Resource<PlaceholderUser> placeholderUsers() {
    return placeholderUsers;
  }

  /** For links that must point at a user. */
  public Target<User> onlyUsers() {
    return onlyUsers;
  }

  public Target<Group> onlyGroups() {
    return onlyGroups;
  }

  public Optional<Principal> find(long id) {
    return Optional.ofNullable(store.load(List.of(id)).get(id));
  }

  /** Whether somebody has an account: deleted people have only a row without a name left. */
  public boolean hasAccount(long id) {
    return store.hasAccount(id);
  }

  /** Active accounts that may do everything. */
  public List<User> administrators() {
    return store.administrators();
  }

  /** Whom texts mention. */
  public MentionedPeople mentioned() {
    return mentioned;
  }

  /** The id of an active account. */
  public Optional<Long> idOf(String login) {
    return store.idOf(login);
  }

  /** Whether the viewer may know of somebody: everybody's name stands where they worked, but not everybody can be looked up. */
  public boolean isKnownTo(Viewer viewer, long id) {
    return store.isVisible(id, viewer);
  }

  /** Everybody of whom the viewer may know, as a condition on {@code p}, the principals. */
  public static Sql knownTo(Viewer viewer) {
    return PrincipalStore.visible(viewer);
  }

  /** Principals by a condition on {@code p}, the principals, and {@code u}, their accounts; built-in ones left out. */
  public List<Principal> where(Sql condition, String order) {
    return store.listed(condition, order);
  }

  public Page<Principal> pageWhere(Sql condition, Listing listing) {
    return store.pageOf(condition, listing);
  }

  public Page<Principal> pageKnownTo(Viewer viewer, Sql condition, Listing listing) {
    return store.page(condition, listing, viewer);
  }

  /**
   * Takes away all that is known of somebody. A nameless row stays, because what they wrote and did stays. Belongs into the transaction of
   * the deletion.
   */
  public void forget(long id) {
    store.forget(id);
  }

  private Page<Principal> page(Listing listing, Asking asking) {
    return pageKnownTo(asking.viewer(), listing.where(asking), listing);
  }

  private Resource<? extends Principal> kindOf(Principal principal) {
    return switch (principal) {
      case User user -> users;
      case Group group -> groups;
      case PlaceholderUser placeholder -> placeholderUsers;
    };
  }

  @Override
  public List<String> namespaces() {
    return List.of("groups", "users", "placeholder_users");
  }

  @Override
  public Map<Long, Principal> load(Collection<Long> ids) {
    return store.recall(ids);
  }

  @Override
  public long id(Principal principal) {
    return principal.id();
  }

  @Override
  public Link link(Principal principal) {
    return principal.link();
  }

  @Override
  public String schemaType() {
    return "User";
  }

  @Override
  public Optional<Resource<Principal>> resource() {
    return Optional.of(resource);
  }
}
