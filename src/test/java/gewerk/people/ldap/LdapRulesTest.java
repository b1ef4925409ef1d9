package gewerk.people.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import gewerk.people.ldap.LdapConnection.Bind;
import gewerk.people.ldap.LdapConnection.Names;
import gewerk.people.ldap.LdapConnection.People;
import gewerk.people.ldap.LdapConnection.Policy;
import gewerk.people.ldap.LdapConnection.Server;
import gewerk.people.ldap.LdapConnection.Tls;
import org.junit.jupiter.api.Test;

class LdapRulesTest {
  private static final Names NAMES = new Names("uid", "givenName", "sn", "mail", "");
  private static final People PEOPLE = new People("ou=people,dc=harbour,dc=example", "(objectClass=person)", NAMES);

  @Test
  void aWholeConnectionIsFine() {
    assertThat(wrong("ldap.harbour.example", 636, PEOPLE)).isEmpty();
    assertThat(wrong("2001:db8::1", 389, PEOPLE)).isEmpty();
  }

  @Test
  void aServerHasANameAndAPort() {
    assertThat(wrong("", 636, PEOPLE)).containsExactly("host error.blank");
    assertThat(wrong("ldaps://harbour.example/", 636, PEOPLE)).containsExactly("host ldap.wrong.host");
    assertThat(wrong("harbour.example", 0, PEOPLE)).containsExactly("port ldap.wrong.port");
    assertThat(wrong("harbour.example", 70_000, PEOPLE)).containsExactly("port ldap.wrong.port");
  }

  @Test
  void placesAndFiltersAreWellFormed() {
    assertThat(wrong("h", 1, new People("", "", NAMES))).containsExactly("baseDn error.blank");
    assertThat(wrong("h", 1, new People("people", "", NAMES))).containsExactly("baseDn ldap.wrong.dn");
    assertThat(wrong("h", 1, new People("dc=example", "(uid=*", NAMES))).containsExactly("filter ldap.wrong.filter");
  }

  @Test
  void attributesAreNames() {
    assertThat(wrong("h", 1, new People("dc=example", "", new Names("", "given name", "sn", "mail", "2.5.4.3"))))
        .containsExactly("login ldap.wrong.attribute", "firstName ldap.wrong.attribute");
  }

  @Test
  void authoritiesAreCertificates() {
    var server = new Server("h", 1, Tls.LDAPS, true, "not a certificate");
    assertThat(told(LdapRules.wrongWith(connection(server, PEOPLE), false))).containsExactly("authorities ldap.wrong.authorities");
  }

  @Test
  void twoConnectionsAreNotCalledTheSame() {
    assertThat(told(LdapRules.wrongWith(connection(new Server("h", 1, Tls.NONE, true, ""), PEOPLE), true))).containsExactly("name error.taken");
  }

  @Test
  void aGroupHasANameAndAnEntry() {
    assertThat(told(LdapRules.wrongWith(new LdapGroup(0, 1, null, 0, "", "", false)))).containsExactly("groupName error.blank", "dn error.blank");
    assertThat(LdapRules.wrongWith(new LdapGroup(0, 1, null, 0, "Pilots", "cn=pilots,dc=example", false))).isEmpty();
  }

  @Test
  void aSearchHasAFilterAndKnowsWhatGroupsAreCalled() {
    assertThat(told(LdapRules.wrongWith(new GroupSearch(0, 1, "nonsense", "", "c n", false))))
        .containsExactly("searchBase ldap.wrong.dn", "filter error.blank", "nameAttribute ldap.wrong.attribute");
    assertThat(LdapRules.wrongWith(new GroupSearch(0, 1, "", "(objectClass=groupOfNames)", "cn", false))).isEmpty();
  }

  private static List<String> wrong(String host, int port, People people) {
    return told(LdapRules.wrongWith(connection(new Server(host, port, Tls.LDAPS, true, ""), people), false));
  }

  private static LdapConnection connection(Server server, People people) {
    return new LdapConnection(0, "Harbour", 1, true, server, new Bind("", null), people, new Policy(true, false), null);
  }

  private static List<String> told(List<gewerk.platform.resource.Violation> violations) {
    return violations.stream().map(violation -> violation.attribute() + " " + violation.text().key()).toList();
  }
}
