package gewerk.people.users;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import gewerk.people.principals.Principal;
import gewerk.people.principals.PrincipalFilters;
import gewerk.people.principals.Principals;
import gewerk.people.principals.User;
import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.audit.Entry;
import gewerk.platform.database.Sql;
import gewerk.platform.events.Event;
import gewerk.platform.http.Ids;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Changing;
import gewerk.platform.resource.Extension;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.FilterType;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Page;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Standard;
import gewerk.platform.resource.Values;

/** The people who have an account. */
public final class Users {
  private final Platform platform;
  private final Principals principals;
  private final UserStore store;
  private final ChangeUser changes;
  private final AuthSources authSources = new AuthSources();
  private final ChoosePassword passwords;

  public Users(Platform platform, Principals principals) {
    this.platform = platform;
    this.principals = principals;
    store = new UserStore(platform.database());
    UserAttributes.declare(principals.users(), authSources);
    UserLinks.declare(principals.users(), this::mayDelete);
    principals.users().filters(PrincipalFilters.id(), PrincipalFilters.name(), PrincipalFilters.status(), PrincipalFilters.group(principals.onlyGroups()),
        PrincipalFilters.anyName("any_name_attribute", FilterType.TEXT), Filter.on("login", FilterType.STRING, Values.TEXT, "u.login"), blockedFilter())
        .sort("id", "p.id");
    passwords = new ChoosePassword(platform);
    changes = new ChangeUser(platform, principals, store, authSources, passwords);
    declareOperations();
    platform.events().subscribe(new DeleteUser(platform, principals));
    new UserApi(platform, principals, this, store);
  }

  /** Those among whom users are. */
  public Principals principals() {
    return principals;
  }

  /** Directories that may vouch for accounts: whoever connects some says so here. */
  public AuthSources authSources() {
    return authSources;
  }

  /** Accounts that a directory or provider tells of. */
  public OutsideAccounts outside() {
    return new OutsideAccounts(platform, this, store);
  }

  /** An account, as long as it has not been deleted. */
  public Optional<User> find(long id) {
    return principals.find(id).filter(User.class::isInstance).map(User.class::cast).filter(user -> !user.login().isEmpty());
  }

  /** By number, by login, or {@code me}. */
  public Optional<User> find(String idOrLogin, Viewer viewer) {
    if (idOrLogin.equals("me")) {
      return find(viewer.id());
    }
    return Ids.isId(idOrLogin) ? find(Long.parseLong(idOrLogin)) : store.idOf(idOrLogin).flatMap(this::find);
  }

  /** Accounts that are blocked for a while after too many failures, as a condition on {@code u}. */
  public Sql areBlocked() {
    return UserStore.blocked(platform.settings().number("brute_force_block_after_failed_logins"), platform.settings().number("brute_force_block_minutes"));
  }

  public boolean isBlocked(User user) {
    return blockedAmong(List.of(user.id())).contains(user.id());
  }

  /** Those of these accounts that are blocked for a while after too many failures. */
  public Set<Long> blockedAmong(Collection<Long> ids) {
    return principals.where(Sql.anyOf("u.id", ids).and(areBlocked()), "p.id").stream().map(Principal::id).collect(Collectors.toSet());
  }

  /** When each of these people came in last; nothing for those who never did. */
  public Map<Long, Instant> lastSignIns(Collection<Long> ids) {
    return store.lastSignIns(ids);
  }

  /** Whoever is blocked may try again at once. */
  public void forgetFailures(User user) {
    platform.database().inTransaction(() -> {
      store.forgetFailures(user.id());
      platform.audit().note(Entry.of("user.failures_reset", "user", user.id(), user.name()));
    });
  }

  /** Whoever has not come yet gets another mail; nothing happens to others. */
  public void inviteAgain(User user, Asking asking) {
    if (user.status().equals("invited")) {
      platform.database().inTransaction(() -> {
        platform.audit().note(Entry.of("user.invited", "user", user.id(), user.name()));
        platform.events().happened(Event.now("user.updated", "user", user.id(), null, asking.viewer().id()).with(Map.of("invited", true)));
      });
    }
  }

  /** Locks an active account, unlocks a locked one; other states stay what they are. */
  public void setStatus(User user, String to, Asking asking) {
    if (user.status().equals(to) || !Set.of("active", "locked").contains(user.status())) {
      return;
    }
    platform.database().inTransaction(() -> {
      store.setStatus(user.id(), to);
      var kind = to.equals("locked") ? "user.locked" : "user.unlocked";
      platform.audit().note(Entry.of(kind, "user", user.id(), user.name()).changed("status", user.status(), to));
      platform.events().happened(Event.now(kind, "user", user.id(), null, asking.viewer().id()));
    });
  }

  /** An account that has nothing yet. */
  public User blank() {
    return User.blank(platform.settings().text("default_language"));
  }

  public static boolean mayList(Viewer viewer) {
    return UserRules.mayList(viewer);
  }

  public static boolean mayCreate(Viewer viewer) {
    return UserRules.mayCreate(viewer);
  }

  /** For lists in which {@code u} are accounts. */
  public Filter blockedFilter() {
    return Filter.of("blocked", FilterType.BOOLEAN, Values.BOOLEAN, (operator, values, asking) -> {
      boolean wanted = values.getFirst().equals("t") == (operator == Operator.IS);
      return wanted ? areBlocked() : areBlocked().not();
    });
  }

  /** Whether the viewer sees what is the account's own business. */
  public static boolean seesAccount(User user, Viewer viewer) {
    return UserRules.seesAccount(user, viewer);
  }

  /** Whether the viewer may write what somebody tells of themselves. */
  public static boolean mayWriteProfile(User user, Viewer viewer) {
    return UserRules.mayWriteLanguage(user, viewer);
  }

  /** How accounts are made and changed. */
  public Changing<User> changing() {
    return changes;
  }

  /** Custom fields join here. */
  public void extend(Extension<User> extension) {
    changes.extend(extension);
  }

  /** How passwords are judged and set. */
  public ChoosePassword passwords() {
    return passwords;
  }

  /** By the address that mails go to. */
  public Optional<User> findByEmail(String email) {
    return store.idOfEmail(email.strip()).flatMap(this::find);
  }

  /** What an account consists of. */
  public Resource<User> declaration() {
    return principals.users();
  }

  private void declareOperations() {
    Resource<User> resource = principals.users();
    Standard.named(platform.api(), resource, "/users").readableBy(asking -> UserRules.mayList(asking.viewer())).list(this::page);
    Standard.named(platform.api(), resource, "/users")
        .readableBy(asking -> asking.viewer().isLoggedIn())
        .schema(asking -> User.blank(platform.settings().text("default_language")));
    Standard.named(platform.api(), resource, "/users")
        .found((request, asking) -> find(request.text("id"), asking.viewer()))
        .show()
        .create(asking -> UserRules.mayCreate(asking.viewer()), changes)
        .update((user, asking) -> UserRules.mayUpdate(user, asking.viewer()), changes)
        .delete(202, (user, asking) -> mayDelete(user, asking.viewer()), this::delete);
  }

  /** All of them: for people who manage accounts. */
  public Page<User> page(Listing listing, Asking asking) {
    var page = principals.pageWhere(listing.where(asking).and(Sql.of("p.kind = 'user'")), listing);
    return Page.of(page.rows().stream().map(User.class::cast).toList(), page.total());
  }

  public boolean mayDelete(User user, Viewer viewer) {
    return UserRules.isSelf(user, viewer) ? platform.settings().truth("users_deletable_by_self")
        : viewer.isAdmin() && platform.settings().truth("users_deletable_by_admins");
  }

  /** Locked at once; what is known of them goes as soon as the outbox comes to it. */
  public void delete(User user, Asking asking) {
    platform.database().inTransaction(() -> {
      store.setStatus(user.id(), "locked");
      platform.audit().note(Entry.of("user.deleted", "user", user.id(), user.name()));
      platform.events().happened(Event.now(DeleteUser.ASKED_FOR, "user", user.id(), null, asking.viewer().id()));
    });
  }
}
