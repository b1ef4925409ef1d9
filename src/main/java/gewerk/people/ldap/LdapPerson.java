package gewerk.people.ldap;

import java.util.Set;

import gewerk.people.users.OutsideAccounts.Told;
import org.jspecify.annotations.Nullable;

/**
 * Somebody as a directory tells of them.
 *
 * @param normal their DN in the one form in which names are compared
 * @param admin null where the directory does not tell
 * @param memberOf the groups that their entry names, normalized
 */
record LdapPerson(String dn, String normal, String login, String firstName, String lastName, @Nullable String email, @Nullable Boolean admin, Set<String> memberOf) {
  Told told() {
    return new Told(login, firstName, lastName, email, admin);
  }
}
