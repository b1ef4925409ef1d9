package gewerk.testkit.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import com.unboundid.ldif.LDIFException;
import gewerk.testkit.TestServer;
import gewerk.testkit.Visitor;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A directory of a harbour's people, on real sockets: in the clear, with StartTLS, and with TLS from the beginning. */
public final class Harbour implements AfterAllCallback {
  /** Where administrators connect directories. */
  public static final String HOME = "/admin/ldap_connections";

  public static final String READER = "cn=reader,dc=harbour,dc=example";
  public static final String READERS_PASSWORD = "reads-only-1";
  public static final String PASSWORD = "quay-side-42";
  public static final String PEOPLE = "ou=people,dc=harbour,dc=example";
  public static final String GROUPS = "ou=groups,dc=harbour,dc=example";

  public final InMemoryDirectoryServer server;
  public final String certificate;
  public final String misnamedCertificate;

  private Harbour(InMemoryDirectoryServer server, String certificate, String misnamedCertificate) {
    this.server = server;
    this.certificate = certificate;
    this.misnamedCertificate = misnamedCertificate;
  }

  public static Harbour start() {
    try {
      var own = SelfSigned.of("localhost");
      var misnamed = SelfSigned.of("elsewhere.example");
      var tls = tls(own);
      var config = new InMemoryDirectoryServerConfig("dc=harbour,dc=example");
      config.setSchema(null);
      config.addAdditionalBindCredentials(READER, READERS_PASSWORD);
      config.setAuthenticationRequiredOperationTypes(OperationType.SEARCH);
      config.setListenerConfigs(InMemoryListenerConfig.createLDAPConfig("plain", null, 0, tls.createSSLSocketFactory()),
          InMemoryListenerConfig.createLDAPSConfig("tls", null, 0, tls.createSSLServerSocketFactory(), null),
          InMemoryListenerConfig.createLDAPSConfig("misnamed", null, 0, tls(misnamed).createSSLServerSocketFactory(), null));
      var server = new InMemoryDirectoryServer(config);
      server.add("dn: dc=harbour,dc=example", "objectClass: domain", "dc: harbour");
      server.add("dn: " + PEOPLE, "objectClass: organizationalUnit", "ou: people");
      server.add("dn: " + GROUPS, "objectClass: organizationalUnit", "ou: groups");
      server.startListening();
      return new Harbour(server, own.pem(), misnamed.pem());
    } catch (LDAPException | LDIFException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  public int plainPort() {
    return server.getListenPort("plain");
  }

  /** With a certificate for another server. */
  public int misnamedPort() {
    return server.getListenPort("misnamed");
  }

  public int tlsPort() {
    return server.getListenPort("tls");
  }

  public String person(String uid) {
    return person(uid, uid + "@harbour.example");
  }

  /** Returns where their entry stands. */
  public String person(String uid, String mail) {
    var dn = "uid=" + uid + "," + PEOPLE;
    return add(dn, "objectClass: inetOrgPerson", "uid: " + uid, "cn: " + uid, "givenName: " + uid, "sn: Quist", "mail: " + mail, "userPassword: " + PASSWORD);
  }

  public String group(String name, String... memberDns) {
    var lines = new java.util.ArrayList<>(java.util.List.of("objectClass: groupOfNames", "cn: " + name));
    for (var member : memberDns) {
      lines.add("member: " + member);
    }
    return add("cn=" + name + "," + GROUPS, lines.toArray(String[]::new));
  }

  public void change(String... ldif) {
    try {
      server.modify(ldif);
    } catch (LDAPException | LDIFException e) {
      throw new AssertionError(e);
    }
  }

  public void delete(String dn) {
    try {
      server.delete(dn);
    } catch (LDAPException e) {
      throw new AssertionError(e);
    }
  }

  /** Connected by the form in the administration; the number of the connection. */
  public long connect(TestServer product, Visitor admin) {
    assertThat(Visitor.leadsTo(admin.post(HOME + "/new", form("Harbour")))).isEqualTo(HOME);
    return product.world().named("ldap_connections", "Harbour");
  }

  /** What an administrator types to connect this. */
  public Map<String, String> form(String name) {
    var fields = new LinkedHashMap<String, String>();
    fields.putAll(Map.of("name", name, "position", "1", "host", "localhost", "port", String.valueOf(plainPort()), "tls", "none", "checksCertificate", "true",
        "authorities", "", "bindDn", READER, "bindPassword", READERS_PASSWORD, "baseDn", PEOPLE));
    fields.putAll(Map.of("filter", "(objectClass=inetOrgPerson)", "login", "uid", "firstName", "givenName", "lastName", "sn", "email", "mail", "admin", "",
        "active", "true", "registers", "true", "locksMissing", "false"));
    return fields;
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server.shutDown(true);
  }

  private String add(String dn, String... lines) {
    try {
      var ldif = new String[lines.length + 1];
      ldif[0] = "dn: " + dn;
      System.arraycopy(lines, 0, ldif, 1, lines.length);
      server.add(ldif);
      return dn;
    } catch (LDAPException | LDIFException e) {
      throw new AssertionError(e);
    }
  }

  private static SSLUtil tls(SelfSigned own) throws java.security.KeyStoreException {
    return new SSLUtil(new KeyStoreKeyManager(own.store().toFile(), SelfSigned.PASSWORD.toCharArray(), "PKCS12", SelfSigned.ALIAS), new TrustAllTrustManager());
  }
}
