package gewerk.people.ldap;

import java.util.Map;
import java.util.Optional;

import gewerk.people.principals.User;
import gewerk.people.users.OutsideAccounts;
import gewerk.people.users.OutsideAccounts.Outcome;

/** The accounts of a directory's people: each belongs to one directory, and nobody takes over an account that exists. */
final class LdapAccounts {
  private final OutsideAccounts accounts;

  LdapAccounts(OutsideAccounts accounts) {
    this.accounts = accounts;
  }

  /** Nothing when there is no account of this login, or it is none of this directory's. */
  Optional<User> known(LdapConnection connection, LdapPerson person) {
    return accounts.byLogin(person.login()).filter(user -> isOf(connection, user));
  }

  /** As the directory tells it now. */
  Outcome renew(User user, LdapPerson person) {
    return accounts.update(user, person.told(), Map.of());
  }

  Outcome create(LdapConnection connection, LdapPerson person) {
    return accounts.create(person.told(), Map.entry("authSource", connection.id()), false);
  }

  void lock(User user) {
    accounts.lock(user);
  }

  private static boolean isOf(LdapConnection connection, User user) {
    return user.authSourceId() != null && user.authSourceId() == connection.id();
  }
}
