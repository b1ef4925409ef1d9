package gewerk.people.ldap;

import java.util.List;
import java.util.Optional;

import gewerk.people.principals.User;
import gewerk.people.sessions.Directory;
import gewerk.people.users.OutsideAccounts.Outcome;
import gewerk.platform.i18n.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks directories for passwords: the one that vouches for an account, or all in their order for somebody new. */
final class SignInByLdap implements Directory {
  private static final Logger LOG = LoggerFactory.getLogger(SignInByLdap.class);

  private final LdapConnections connections;
  private final LdapAccounts accounts;
  private final FollowGroups groups;

  SignInByLdap(LdapConnections connections, LdapAccounts accounts, FollowGroups groups) {
    this.connections = connections;
    this.accounts = accounts;
    this.groups = groups;
  }

  @Override
  public Verdict check(long userId, long sourceId, String login, String password) {
    var connection = connections.find(sourceId);
    if (connection.isEmpty() || !connection.get().active()) {
      return new Verdict.Refused(Message.of("ldap.switched_off"));
    }
    return ask(connection.get(), login, password);
  }

  @Override
  public Verdict welcome(String login, String password) {
    Verdict verdict = new Verdict.NotMine();
    for (var connection : registering()) {
      var answer = ask(connection, login, password);
      if (answer instanceof Verdict.Right) {
        return answer;
      }
      verdict = answer instanceof Verdict.Refused || verdict instanceof Verdict.NotMine ? answer : verdict;
    }
    return verdict;
  }

  private List<LdapConnection> registering() {
    return connections.all().stream().filter(connection -> connection.active() && connection.policy().registers()).toList();
  }

  private Verdict ask(LdapConnection connection, String login, String password) {
    try (var server = LdapServer.connect(connection, connections.password(connection))) {
      var person = server.find(login);
      if (person.isEmpty() || !server.accepts(person.get(), password)) {
        return new Verdict.Wrong();
      }
      return letIn(connection, server, person.get());
    } catch (LdapTrouble e) {
      LOG.warn("Sign-in by the directory {} failed: {}", connection.name(), e.getMessage());
      return new Verdict.Refused(Message.of("ldap.cannot_ask", connection.name()));
    }
  }

  private Verdict letIn(LdapConnection connection, LdapServer server, LdapPerson person) {
    var known = accounts.known(connection, person);
    var outcome = known.map(user -> accounts.renew(user, person)).or(() -> made(connection, person));
    if (outcome.isEmpty()) {
      return new Verdict.Wrong(); // the login belongs to somebody whom this directory does not vouch for
    }
    return switch (outcome.get()) {
      case Outcome.Done(var user) -> follow(connection, server, person, user);
      case Outcome.Refused(var problems) -> known.<Verdict>map(user -> follow(connection, server, person, user))
          .orElseGet(() -> new Verdict.Refused(Message.of("ldap.not_registered", String.join(" ", problems))));
    };
  }

  private Optional<Outcome> made(LdapConnection connection, LdapPerson person) {
    return connection.policy().registers() && connections.isFree(person.login()) ? Optional.of(accounts.create(connection, person)) : Optional.empty();
  }

  /** Groups that cannot be read now are read later: nobody stays outside for them. */
  private Verdict follow(LdapConnection connection, LdapServer server, LdapPerson person, User user) {
    try {
      groups.person(connection, server, person, user.id());
    } catch (LdapTrouble e) {
      LOG.warn("The groups of {} in the directory {} could not be read: {}", user.login(), connection.name(), e.getMessage());
    }
    return new Verdict.Right(user.id());
  }
}
