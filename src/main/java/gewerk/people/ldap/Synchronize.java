package gewerk.people.ldap;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import gewerk.people.users.OutsideAccounts.Outcome;
import gewerk.platform.i18n.Message;
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
      var known = store.accountsOf(connection.id());
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

  private void renew(List<LdapPerson> people, Map<String, Long> known) {
    var users = connections.users();
    for (var person : people) {
      var id = known.get(low(person.login()));
      var outcome = id == null ? Optional.<Outcome>empty() : users.find(id).map(user -> accounts.renew(user, person));
      if (outcome.isPresent() && outcome.get() instanceof Outcome.Refused(var problems)) {
        LOG.warn("What the directory tells of {} was not taken over: {}", person.login(), problems);
      }
    }
  }

  /** A directory that shows nobody is more likely broken than empty. */
  private void lockMissing(List<LdapPerson> people, Map<String, Long> known) {
    if (people.isEmpty()) {
      return;
    }
    var there = people.stream().map(person -> low(person.login())).collect(Collectors.toSet());
    known.entrySet().stream().filter(account -> !there.contains(account.getKey()))
        .forEach(account -> connections.users().find(account.getValue()).filter(user -> !user.isLocked()).ifPresent(accounts::lock));
  }

  private Long account(LdapConnection connection, LdapGroup group, LdapPerson person, Map<String, Long> known) {
    var id = known.get(low(person.login()));
    if (id != null || !group.createsPeople() || !connections.isFree(person.login())) {
      return id;
    }
    if (accounts.create(connection, person) instanceof Outcome.Done(var user)) {
      known.put(low(person.login()), user.id());
      return user.id();
    }
    return null;
  }

  private static String low(String login) {
    return login.toLowerCase(Locale.ROOT);
  }
}
