package gewerk.people.ldap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import gewerk.people.groups.Groups;
import gewerk.people.sessions.Sessions;
import gewerk.people.users.AuthSource;
import gewerk.people.users.Users;
import gewerk.platform.Platform;
import gewerk.platform.audit.Entry;
import gewerk.platform.database.Held;
import gewerk.platform.i18n.Message;
import gewerk.platform.resource.Violation;
import org.jspecify.annotations.Nullable;

/** The directories by which people sign in, and whose groups ours follow. */
public final class LdapConnections {
  private static final int COUNTED = 100;

  private final Platform platform;
  private final Users users;
  private final LdapStore store;
  private final LdapGroupStore groupStore;
  private final Groups groups;
  private final FollowGroups following;
  private final Synchronize synchronize;
  private final Held<List<LdapConnection>> known;

  public LdapConnections(Platform platform, Users users, Groups groups, Sessions sessions) {
    this.platform = platform;
    this.users = users;
    this.groups = groups;
    store = new LdapStore(platform.database());
    groupStore = new LdapGroupStore(platform.database());
    known = Held.of(platform.database(), Set.of("ldap_connections"), store::all);
    following = new FollowGroups(groupStore, groups.outside());
    var accounts = new LdapAccounts(users.outside());
    synchronize = new Synchronize(this, store, accounts, following);
    users.authSources().from(() -> all().stream().map(connection -> new AuthSource(connection.id(), connection.name())).toList());
    sessions.asks(new SignInByLdap(this, accounts, following));
    platform.jobs().recurring("ldap-synchronization", FixedDelay.ofHours(1), synchronize::all);
  }

  /** In the order in which they are asked. */
  public List<LdapConnection> all() {
    return known.get();
  }

  public Optional<LdapConnection> find(long id) {
    return all().stream().filter(connection -> connection.id() == id).findFirst();
  }

  /** What came of saving or trying. */
  sealed interface Outcome {
    record Done(long id) implements Outcome {}

    record Wrong(List<Violation> violations) implements Outcome {}
  }

  /** @param password the one of the bind; null to keep what is there */
  Outcome save(LdapConnection connection, @Nullable String password) {
    var wrong = LdapRules.wrongWith(connection, store.isNameTaken(connection.name(), connection.id()));
    if (!wrong.isEmpty()) {
      return new Outcome.Wrong(wrong);
    }
    var sealed = password == null ? connection : connection.sealedWith(platform.secrets().seal(password));
    return platform.database().transaction(() -> {
      var before = find(connection.id()).map(LdapConnection::parts).orElse(Map.of());
      long id = connection.id();
      if (connection.isNew()) {
        id = store.insert(sealed);
      } else {
        store.update(sealed);
      }
      platform.audit().note(about(connection.isNew() ? "ldap_connection.created" : "ldap_connection.updated", id, connection).between(before, sealed.parts()));
      return new Outcome.Done(id);
    });
  }

  private static Entry about(String action, long id, LdapConnection connection) {
    return Entry.of(action, "ldap_connection", id, connection.name());
  }

  private void note(String action, LdapConnection connection, String what, String part) {
    var followed = action.endsWith("added");
    platform.audit().note(about(action, connection.id(), connection).changed(what, followed ? null : part, followed ? part : null));
  }

  /** Asks the server as it would be saved. Counts the people whom it shows. */
  Message tried(LdapConnection connection, @Nullable String password) throws LdapTrouble {
    try (var server = LdapServer.connect(connection, password == null ? password(connection) : password)) {
      int people = server.count(COUNTED);
      return people == 0 ? Message.of("ldap.test_nobody") : people < COUNTED ? Message.of("ldap.test_good", people) : Message.of("ldap.test_many", COUNTED);
    }
  }

  /** False while accounts depend on it. */
  boolean delete(LdapConnection connection) {
    if (accounts().getOrDefault(connection.id(), 0L) > 0) {
      return false;
    }
    platform.database().inTransaction(() -> {
      following.drop(groupStore.of(connection.id()));
      store.delete(connection.id());
      platform.audit().note(about("ldap_connection.deleted", connection.id(), connection).between(connection.parts(), Map.of()));
    });
    return true;
  }

  /** Why it came to nothing, when it did. */
  Optional<Message> synchronize(LdapConnection connection) {
    return synchronize.one(connection);
  }

  List<LdapGroup> groups(LdapConnection connection) {
    return groupStore.of(connection.id());
  }

  List<GroupSearch> searches(LdapConnection connection) {
    return groupStore.searches(connection.id());
  }

  /** The group of that name follows the entry from now on; made when there is none. */
  List<Violation> follow(LdapConnection connection, LdapGroup group) {
    var wrong = LdapRules.wrongWith(group);
    if (wrong.isEmpty()) {
      platform.database().inTransaction(() -> {
        long groupId = groups.outside().named(group.groupName());
        groupStore.insert(new LdapGroup(0, group.connectionId(), null, groupId, group.groupName(), LdapEntries.normal(group.dn()), group.createsPeople()));
        note("ldap_connection.group_added", connection, "group", told(group));
      });
    }
    return wrong;
  }

  List<Violation> follow(LdapConnection connection, GroupSearch search) {
    var wrong = LdapRules.wrongWith(search);
    if (wrong.isEmpty()) {
      platform.database().inTransaction(() -> {
        groupStore.insert(search);
        note("ldap_connection.search_added", connection, "filter", search.filter());
      });
    }
    return wrong;
  }

  void unfollow(LdapConnection connection, long groupId) {
    platform.database().inTransaction(() -> groupStore.find(groupId).filter(group -> group.connectionId() == connection.id()).ifPresent(group -> {
      following.drop(List.of(group));
      note("ldap_connection.group_removed", connection, "group", told(group));
    }));
  }

  void unfollowSearch(LdapConnection connection, long searchId) {
    groupStore.searches(connection.id()).stream().filter(search -> search.id() == searchId).findFirst().ifPresent(search -> platform.database().inTransaction(() -> {
      following.drop(groupStore.foundBy(searchId));
      groupStore.deleteSearch(searchId);
      note("ldap_connection.search_removed", connection, "filter", search.filter());
    }));
  }

  private static String told(LdapGroup group) {
    return group.groupName() + ": " + group.dn();
  }

  /** How many accounts each vouches for. */
  Map<Long, Long> accounts() {
    return store.accounts();
  }

  Users users() {
    return users;
  }

  boolean isFree(String login) {
    return users.outside().byLogin(login).isEmpty();
  }

  /** Of the bind. */
  @Nullable String password(LdapConnection connection) {
    var sealed = connection.bind().sealed();
    return sealed == null ? null : platform.secrets().open(sealed);
  }

  /** In the language of the instance. */
  String said(Message message) {
    return message.in(platform.labels().in(platform.labels().closest(platform.settings().text("default_language"))));
  }
}
