package gewerk.admin.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

import gewerk.testkit.Eventually;
import gewerk.testkit.TestServer;
import gewerk.testkit.Visitor;
import gewerk.testkit.World;
import gewerk.testkit.elsewhere.PostOffice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Real mail servers that want TLS and a password, set up on the screen for it; what is wrong is told to whoever set it up. */
class MailServerTest {
  private static final String SETTINGS = "/admin/settings/mail";
  private static final String PATH = "/admin/mail";

  @RegisterExtension
  static final PostOffice startTls = PostOffice.withStartTls();
  @RegisterExtension
  static final PostOffice tls = PostOffice.withTls();
  @RegisterExtension
  static final PostOffice misnamed = PostOffice.misnamed();
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final World world = server.world();
  private final String boss = world.administrator();
  private final Visitor admin = Visitor.of(server);

  @BeforeEach
  void begin() {
    world.run("delete from outgoing_mails");
    world.run("delete from rate_limits");
    admin.signIn(boss, World.PASSWORD);
  }

  @Test
  void withStartTls() {
    assertThat(test(startTls, Map.of())).contains("The certificate of localhost:" + startTls.port() + " is not trusted.", "It was said: ");
    assertThat(startTls.numberFor(address())).isZero();
    assertThat(test(startTls, Map.of("smtp_authorities", startTls.certificate()))).contains("The server took a test mail to " + address());
    assertThat(startTls.numberFor(address())).isOne();
    assertThat(test(startTls, Map.of("smtp_openssl_verify_mode", "none"))).contains("The server took a test mail to ");
    assertThat(startTls.numberFor(address())).isEqualTo(2);
  }

  @Test
  void withTlsFromTheFirstByteOn() {
    assertThat(test(tls, Map.of("smtp_ssl", "true"))).contains("The certificate of localhost:" + tls.port() + " is not trusted.");
    assertThat(test(tls, Map.of("smtp_ssl", "true", "smtp_authorities", tls.certificate()))).contains("The server took a test mail to ");
    assertThat(test(tls, Map.of("smtp_ssl", "true", "smtp_openssl_verify_mode", "none"))).contains("The server took a test mail to ");
    assertThat(tls.numberFor(address())).isEqualTo(2);
  }

  @Test
  void aTrustedCertificateOfAnotherServerIsRefused() {
    assertThat(test(misnamed, Map.of("smtp_authorities", misnamed.certificate()))).contains("The certificate of localhost:" + misnamed.port() + " is for another name.");
    assertThat(test(misnamed, Map.of("smtp_openssl_verify_mode", "none"))).contains("The server took a test mail to ");
  }

  @Test
  void certificatesThatAreNoneAreTold() {
    assertThat(test(startTls, Map.of("smtp_authorities", "my certificate"))).contains("The trusted certificates cannot be read.");
  }

  @Test
  void theOtherWayOfEncryptingIsTold() {
    assertThat(test(startTls, Map.of("smtp_ssl", "true"))).contains("localhost:" + startTls.port() + " does not encrypt in the way that is set.");
    assertThat(test(startTls, Map.of("smtp_enable_starttls_auto", "false"))).contains("Many servers do so only over an encrypted connection: switch STARTTLS on");
    assertThat(test(tls, Map.of("smtp_timeout", "1"))).contains("localhost:" + tls.port() + " did not answer in time.");
  }

  @Test
  void whoIsNotThereIsTold() {
    assertThat(test(startTls, Map.of("smtp_port", "1"))).contains("localhost:1 cannot be reached.");
    assertThat(test(startTls, Map.of("smtp_address", "post.invalid"))).contains("There is no server by the name of post.invalid");
  }

  @Test
  void aWrongPasswordIsToldInTheWordsOfTheServerAndInTheReadersLanguage() {
    var trusted = Map.of("smtp_authorities", startTls.certificate(), "smtp_password", "guessed-9");
    assertThat(test(startTls, trusted)).contains("localhost:" + startTls.port() + " refuses the user name or the password.", "535", "credentials invalid")
        .doesNotContain("guessed-9");
    world.run("update users set language = 'de' where login = ?", boss);
    assertThat(test(startTls, trusted)).contains("weist den Benutzernamen oder das Passwort zurück.", "Gesagt wurde: 535").doesNotContain("guessed-9");
  }

  @Test
  void aServerThatWantsAPasswordSaysSo() {
    assertThat(test(startTls, Map.of("smtp_authorities", startTls.certificate(), "smtp_authentication", "none"))).contains("takes mails only from somebody who signs in.");
  }

  @Test
  void bothWaysOfSigningInWork() {
    assertThat(test(startTls, Map.of("smtp_authorities", startTls.certificate(), "smtp_authentication", "login"))).contains("The server took a test mail to ");
    assertThat(world.number("select count(*) from settings where value::text like ?", "%" + PostOffice.PASSWORD + "%")).as("the password is sealed").isZero();
    assertThat(admin.get(SETTINGS).body()).doesNotContain(PostOffice.PASSWORD);
  }

  @Test
  void aMailThatWaitsIsTriedAgainWhenThePasswordIsRight() {
    set(startTls, Map.of("smtp_authorities", startTls.certificate(), "smtp_password", "guessed-9"));
    forget();
    Eventually.is(1L, () -> world.number("select count(*) from outgoing_mails where attempts = 1 and failed_at is null and due_at > now() and last_error like ?",
        "%refuses the user name%535%"));
    assertThat(admin.get(PATH).body()).contains("refuses the user name or the password.", "tried once");
    set(startTls, Map.of("smtp_authorities", startTls.certificate()));
    world.run("update outgoing_mails set due_at = now()");
    forget();
    Eventually.is(2, () -> startTls.numberFor(address()));
  }

  private void forget() {
    assertThat(Visitor.of(server).post("/account/lost_password", Map.of("email", address())).statusCode()).isEqualTo(200);
  }

  /** What the page says after a test mail was asked for. */
  private String test(PostOffice office, Map<String, String> differing) {
    set(office, differing);
    assertThat(Visitor.leadsTo(admin.post(PATH, PATH + "/test", Map.of()))).isEqualTo(PATH);
    return admin.get(PATH).body();
  }

  private void set(PostOffice office, Map<String, String> differing) {
    var settings = new HashMap<>(Map.of("email_delivery_method", "smtp", "smtp_address", "localhost", "smtp_port", String.valueOf(office.port()), "smtp_timeout", "10",
        "smtp_authentication", "plain", "smtp_user_name", PostOffice.USER, "smtp_password", PostOffice.PASSWORD));
    settings.putAll(Map.of("smtp_enable_starttls_auto", "true", "smtp_ssl", "false", "smtp_openssl_verify_mode", "peer", "smtp_authorities", "", "mail_from",
        "Hafenamt <office@harbour.example>", "smtp_domain", ""));
    settings.putAll(differing);
    var fields = new HashMap<String, String>();
    settings.forEach((name, value) -> fields.put("settings[" + name + "]", value));
    assertThat(Visitor.leadsTo(admin.post(SETTINGS, fields))).isEqualTo(SETTINGS);
  }

  private String address() {
    return boss + "@harbour.example";
  }
}
