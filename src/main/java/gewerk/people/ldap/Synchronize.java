package gewerk.people.ldap;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import gewerk.people.principals.User;
import gewerk.people.users.OutsideAccounts.Outcome;
import gewerk.platform.database.Sql;
import gewerk.platform.i18n.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings accounts and groups in step with a directory: everybody's names and addresses, who is gone, who is in which group. */
final class Synchronize {
  private static final Logger LOG = LoggerFactory.getLogger(Synchronize.class);

  private final LdapConnections connections;
  private final LdapStore store;
  private final LdapAccounts accounts;
  private final FollowGroups groups;

  Synchronize(LdapConnections connections, LdapStore store, LdapAccounts accounts, FollowGroups groups) {
    this.connections = connections;
    this.store = store;
    this.accounts = accounts;
    this.groups = groups;
  }

  /** All that are in use, one after another; one that fails does not stop the others. */
  void all() {
    connections.all().stream().filter(LdapConnection::active).forEach(this::one);
  }

  /** Why it came to nothing, when it did. */
  Optional<Message> one(LdapConnection connection) {
    try (var server = LdapServer.connect(connection, connections.password(connection))) {
      var people = server.all();
      var known = accountsOf(connection);
      renew(people, known);
      if (connection.policy().locksMissing()) {
        lockMissing(people, known);
      }
      groups.all(connection, server, people, group -> person -> account(connection, group, person, known));
      store.synchronizedNow(connection.id(), null);
      return Optional.empty();
    } catch (LdapTrouble e) {
      LOG.warn("The directory {} could not be synchronized: {}", connection.name(), e.getMessage());
      store.synchronizedNow(connection.id(), connections.said(e.reason()));
      return Optional.of(e.reason());
    }
  }

  /** By login in lower case. */
  private Map<String, User> accountsOf(LdapConnection connection) {
    var known = new HashMap<String, User>();
    connections.users().principals().where(Sql.of("u.auth_source_id = ?", connection.id()), "p.id")
        .forEach(principal -> known.put(low(((User) principal).login()), (User) principal));
    return known;
  }

  private void renew(List<LdapPerson> people, Map<String, User> known) {
    for (var person : people) {
      var user = known.get(low(person.login()));
      if (user != null && accounts.renew(user, person) instanceof Outcome.Refused(var problems)) {
        LOG.warn("What the directory tells of {} was not taken over: {}", person.login(), problems);
      }
    }
  }

  /** A directory that shows nobody is more likely broken than empty. */
  private void lockMissing(List<LdapPerson> people, Map<String, User> known) {
    if (people.isEmpty()) {
      return;
    }
    var there = people.stream().map(person -> low(person.login())).collect(Collectors.toSet());
    known.values().stream().filter(user -> !there.contains(low(user.login())) && !user.isLocked()).forEach(accounts::lock);
  }

  private @Nullable Long account(LdapConnection connection, LdapGroup group, LdapPerson person, Map<String, User> known) {
    var user = known.get(low(person.login()));
    if (user != null) {
      return user.id();
    }
    if (group.createsPeople() && connections.isFree(person.login()) && accounts.create(connection, person) instanceof Outcome.Done(var made)) {
      known.put(low(person.login()), made);
      return made.id();
    }
    return null;
  }

  private static String low(String login) {
    return login.toLowerCase(Locale.ROOT);
  }
}
