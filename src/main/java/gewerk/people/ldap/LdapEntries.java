package gewerk.people.ldap;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import gewerk.people.ldap.LdapConnection.Names;

/** Reads entries of a directory. */
final class LdapEntries {
  private static final String MEMBER_OF = "memberOf";

  private LdapEntries() {}

  static String[] attributes(Names names) {
    return Stream.of(names.login(), names.firstName(), names.lastName(), names.email(), names.admin(), MEMBER_OF).filter(name -> !name.isBlank())
        .distinct().toArray(String[]::new);
  }

  /** Nothing for an entry without a login. */
  static Optional<LdapPerson> person(Entry entry, Names names) {
    var login = text(entry, names.login());
    if (login.isEmpty()) {
      return Optional.empty();
    }
    var email = text(entry, names.email());
    Boolean admin = names.admin().isBlank() ? null : Boolean.valueOf(Set.of("true", "1", "yes").contains(text(entry, names.admin()).toLowerCase(Locale.ROOT)));
    var groups = entry.getAttributeValues(MEMBER_OF);
    return Optional.of(new LdapPerson(entry.getDN(), normal(entry.getDN()), login, text(entry, names.firstName()), text(entry, names.lastName()), email.isEmpty() ? null : email,
        admin, groups == null ? Set.of() : Arrays.stream(groups).map(LdapEntries::normal).collect(Collectors.toSet())));
  }

  /** The same name is written in many ways; what is no name is compared as it is. */
  static String normal(String dn) {
    try {
      return DN.normalize(dn);
    } catch (LDAPException e) {
      return dn.toLowerCase(Locale.ROOT);
    }
  }

  private static String text(Entry entry, String attribute) {
    var value = attribute.isBlank() ? null : entry.getAttributeValue(attribute);
    return value == null ? "" : value.strip();
  }
}
