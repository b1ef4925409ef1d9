package gewerk.people.ldap;

import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import gewerk.platform.outgoing.Certificates;
import gewerk.platform.resource.Violation;

/** What a connection to a directory must look like. */
final class LdapRules {
  private static final int LONGEST_NAME = 60;
  private static final int HIGHEST_PORT = 65_535;
  private static final String ATTRIBUTE = "[A-Za-z][A-Za-z0-9-]{0,127}|\\d+(\\.\\d+)+";

  private LdapRules() {}

  /** @param nameTaken whether another one is called so */
  static List<Violation> wrongWith(LdapConnection connection, boolean nameTaken) {
    var wrong = new ArrayList<Violation>();
    text(wrong, "name", connection.name());
    if (connection.name().length() > LONGEST_NAME) {
      wrong.add(Violation.of("name", "error.too_long", LONGEST_NAME));
    } else if (nameTaken) {
      wrong.add(Violation.of("name", "error.taken"));
    }
    text(wrong, "host", connection.server().host());
    if (!connection.server().host().matches("[A-Za-z0-9.:_-]*")) {
      wrong.add(Violation.of("host", "ldap.wrong.host"));
    }
    if (connection.server().port() < 1 || connection.server().port() > HIGHEST_PORT) {
      wrong.add(Violation.of("port", "ldap.wrong.port"));
    }
    if (!areCertificates(connection.server().authorities())) {
      wrong.add(Violation.of("authorities", "ldap.wrong.authorities"));
    }
    text(wrong, "baseDn", connection.people().baseDn());
    dn(wrong, "baseDn", connection.people().baseDn());
    filter(wrong, connection.people().filter());
    attributes(wrong, connection.people().names());
    return wrong;
  }

  /** What a group's entry must look like. */
  static List<Violation> wrongWith(LdapGroup group) {
    var wrong = new ArrayList<Violation>();
    text(wrong, "groupName", group.groupName());
    text(wrong, "dn", group.dn());
    dn(wrong, "dn", group.dn());
    return wrong;
  }

  static List<Violation> wrongWith(GroupSearch search) {
    var wrong = new ArrayList<Violation>();
    dn(wrong, "searchBase", search.baseDn());
    text(wrong, "filter", search.filter());
    filter(wrong, search.filter());
    if (!search.nameAttribute().matches(ATTRIBUTE)) {
      wrong.add(Violation.of("nameAttribute", "ldap.wrong.attribute"));
    }
    return wrong;
  }

  private static void attributes(List<Violation> wrong, LdapConnection.Names names) {
    if (!names.login().matches(ATTRIBUTE)) {
      wrong.add(Violation.of("login", "ldap.wrong.attribute"));
    }
    optional(wrong, "firstName", names.firstName());
    optional(wrong, "lastName", names.lastName());
    optional(wrong, "email", names.email());
    optional(wrong, "admin", names.admin());
  }

  private static void optional(List<Violation> wrong, String field, String attribute) {
    if (!attribute.isEmpty() && !attribute.matches(ATTRIBUTE)) {
      wrong.add(Violation.of(field, "ldap.wrong.attribute"));
    }
  }

  private static void text(List<Violation> wrong, String field, String text) {
    if (text.isBlank()) {
      wrong.add(Violation.of(field, "error.blank"));
    }
  }

  private static void dn(List<Violation> wrong, String field, String dn) {
    if (!dn.isBlank() && !DN.isValidDN(dn)) {
      wrong.add(Violation.of(field, "ldap.wrong.dn"));
    }
  }

  private static void filter(List<Violation> wrong, String filter) {
    try {
      if (!filter.isBlank()) {
        Filter.create(filter);
      }
    } catch (LDAPException e) {
      wrong.add(Violation.of("filter", "ldap.wrong.filter"));
    }
  }

  private static boolean areCertificates(String pem) {
    try {
      return !Certificates.read(pem).isEmpty() || pem.isBlank();
    } catch (CertificateException e) {
      return false;
    }
  }
}
