package gewerk.people.ldap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
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
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A directory of a harbour's people, on real sockets: in the clear, with StartTLS, and with TLS from the beginning. */
final class Harbour implements AfterAllCallback {
  static final String READER = "cn=reader,dc=harbour,dc=example";
  static final String READERS_PASSWORD = "reads-only-1";
  static final String PASSWORD = "quay-side-42";
  static final String PEOPLE = "ou=people,dc=harbour,dc=example";
  static final String GROUPS = "ou=groups,dc=harbour,dc=example";

  final InMemoryDirectoryServer server;
  final String certificate;
  final String misnamedCertificate;

  private Harbour(InMemoryDirectoryServer server, String certificate, String misnamedCertificate) {
    this.server = server;
    this.certificate = certificate;
    this.misnamedCertificate = misnamedCertificate;
  }

  static Harbour start() {
    try {
      var store = selfSigned("localhost");
      var misnamed = selfSigned("elsewhere.example");
      var tls = tls(store);
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
      return new Harbour(server, pem(store), pem(misnamed));
    } catch (LDAPException | LDIFException | GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  int plainPort() {
    return server.getListenPort("plain");
  }

  /** With a certificate for another server. */
  int misnamedPort() {
    return server.getListenPort("misnamed");
  }

  int tlsPort() {
    return server.getListenPort("tls");
  }

  String person(String uid) {
    return person(uid, uid + "@harbour.example");
  }

  /** Returns where their entry stands. */
  String person(String uid, String mail) {
    var dn = "uid=" + uid + "," + PEOPLE;
    return add(dn, "objectClass: inetOrgPerson", "uid: " + uid, "cn: " + uid, "givenName: " + uid, "sn: Quist", "mail: " + mail, "userPassword: " + PASSWORD);
  }

  String group(String name, String... memberDns) {
    var lines = new java.util.ArrayList<>(java.util.List.of("objectClass: groupOfNames", "cn: " + name));
    for (var member : memberDns) {
      lines.add("member: " + member);
    }
    return add("cn=" + name + "," + GROUPS, lines.toArray(String[]::new));
  }

  void change(String... ldif) {
    try {
      server.modify(ldif);
    } catch (LDAPException | LDIFException e) {
      throw new AssertionError(e);
    }
  }

  void delete(String dn) {
    try {
      server.delete(dn);
    } catch (LDAPException e) {
      throw new AssertionError(e);
    }
  }

  /** What an administrator types to connect this. */
  Map<String, String> form(String name) {
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

  private static SSLUtil tls(Path store) throws java.security.KeyStoreException {
    return new SSLUtil(new KeyStoreKeyManager(store.toFile(), "secret".toCharArray(), "PKCS12", "harbour"), new TrustAllTrustManager());
  }

  /** By the tool that comes with Java. */
  private static Path selfSigned(String host) throws IOException {
    var store = Path.of("target", "harbour-" + ProcessHandle.current().pid() + "-" + System.nanoTime() + ".p12").toAbsolutePath();
    var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var process = new ProcessBuilder(tool, "-genkeypair", "-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", "secret", "-alias", "harbour",
        "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=" + host, "-ext", "san=dns:" + host, "-validity", "30").redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(said);
      }
      return store;
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static String pem(Path store) throws GeneralSecurityException, IOException {
    var keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(store)) {
      keys.load(in, "secret".toCharArray());
    }
    return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, "\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
        .encodeToString(keys.getCertificate("harbour").getEncoded()) + "\n-----END CERTIFICATE-----\n";
  }
}
