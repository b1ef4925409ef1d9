package gewerk.admin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import gewerk.connect.oauth.Program;
import gewerk.platform.audit.Audit;
import gewerk.platform.audit.Entry.Change;
import gewerk.platform.audit.Noted;
import gewerk.platform.audit.Search;
import gewerk.testkit.Mailbox;
import gewerk.testkit.TestServer;
import gewerk.testkit.Visitor;
import gewerk.testkit.WebBrowser;
import gewerk.testkit.World;
import gewerk.testkit.elsewhere.Harbour;
import gewerk.testkit.elsewhere.Lighthouse;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever changes how people and programs get in leaves an entry that can be read in both languages, and never a secret. */
class AccessAuditTest {
  private static final String APPLICATIONS = "/admin/oauth/applications";
  private static final String DEVICES = "/my/two_factor_devices";
  private static final Change HIDDEN = new Change("***", "***");

  @RegisterExtension
  static final Mailbox mailbox = Mailbox.open();
  @RegisterExtension
  static final TestServer server = TestServer.start(mailbox.environment());
  @RegisterExtension
  static final Harbour harbour = Harbour.start();
  @RegisterExtension
  static final Lighthouse lighthouse = Lighthouse.start();

  private final World world = server.world();
  private final Audit audit = new Audit(server.database());
  private final String boss = world.administrator();
  private final Visitor admin = Visitor.of(server);

  @BeforeEach
  void begin() {
    world.usualSettings();
    world.run("delete from rate_limits");
    admin.signIn(boss, World.PASSWORD);
  }

  @AfterEach
  void everythingCanBeReadInBothLanguages() {
    for (var language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      var words = server.labels().in(language);
      for (var noted : audit.find(Search.ALL, 500, 0)) {
        assertThat(words.knows("audit." + noted.entry().action())).as(noted.entry().action()).isTrue();
        if (!noted.entry().action().equals("setting.changed")) {
          noted.entry().changes().keySet().forEach(name -> assertThat(words.knows("audit.part." + name)).as("%s of %s", name, noted.entry().action()).isTrue());
        }
      }
    }
  }

  @Test
  void applications() {
    var form = new HashMap<>(Map.of("name", "Tide table", "redirect_uris", "https://tide.example/back", "confidential", "true", "scopes", "api_v3", "acting", boss));
    admin.post(APPLICATIONS + "/new", form);
    var made = last("oauth_application.created").entry();
    assertThat(made.subject().name()).isEqualTo("Tide table");
    assertThat(made.changes()).containsEntry("redirectUris", new Change(null, List.of("https://tide.example/back"))).containsEntry("secret", new Change(null, "***"))
        .containsKey("actsAs");
    var path = APPLICATIONS + "/" + made.subject().id();
    form.put("name", "Ebb table");
    admin.post(path, form);
    assertThat(last("oauth_application.updated").entry().changes()).containsOnly(Map.entry("name", new Change("Tide table", "Ebb table")));
    admin.post(path + "/secret", Map.of());
    assertThat(last("oauth_application.secret_renewed").entry().changes()).containsOnly(Map.entry("secret", HIDDEN));
    admin.post(path, path + "/enabled", Map.of("enabled", "false"));
    assertThat(last("oauth_application.disabled").entry().subject().name()).isEqualTo("Ebb table");
    admin.post(path, path + "/enabled", Map.of("enabled", "true"));
    assertThat(last("oauth_application.enabled").address()).isEqualTo("127.0.0.1");
    admin.post(path, path + "/delete", Map.of());
    assertThat(last("oauth_application.deleted").actorId()).isEqualTo(id(boss));
    reads("oauth_application.updated", List.of("OAuth application changed", "Ebb table"), List.of("OAuth-Anwendung geändert", "Name"));
    reads("oauth_application.created", List.of("Redirect addresses", "***"), List.of("OAuth-Anwendung angelegt", "Rücksprungadressen"));
  }

  @Test
  void whatAnAdministratorTakesAwayFromAProgram() {
    var program = Program.confidential(server);
    var anna = world.person(World.unique("anna"));
    program.tokensOf(anna);
    var path = APPLICATIONS + "/" + program.id();
    admin.post(path, path + "/people/" + anna.id() + "/revoke", Map.of());
    var noted = last("oauth_grant.revoked");
    assertThat(noted.actorId()).isEqualTo(id(boss));
    assertThat(noted.entry().subject().name()).isEqualTo("Tide " + program.uid());
    assertThat(noted.entry().changes()).containsOnly(Map.entry("person", new Change(anna.name(), null)));
    reads("oauth_grant.revoked", List.of("Permission for an OAuth application withdrawn", anna.name()), List.of("Erlaubnis für eine OAuth-Anwendung entzogen"));
  }

  @Test
  void openIdProviders() {
    long provider = lighthouse.connect(admin);
    assertThat(last("openid_provider.created").entry().changes()).containsEntry("issuer", new Change(null, lighthouse.issuer()))
        .containsEntry("clientSecret", new Change(null, "***")).containsEntry("linksAccounts", new Change(null, false)).doesNotContainKey("claim.admin");
    lighthouse.change(admin, provider, Map.of("linksAccounts", "true", "groups", "Pilots"));
    assertThat(last("openid_provider.updated").entry().changes()).containsOnly(Map.entry("linksAccounts", new Change(false, true)),
        Map.entry("groups", new Change(null, List.of("Pilots"))));
    lighthouse.change(admin, provider, Map.of("clientSecret", "another-beam", "linksAccounts", "true", "groups", "Pilots"));
    assertThat(last("openid_provider.updated").entry().changes()).containsOnly(Map.entry("clientSecret", HIDDEN));
    admin.post(Lighthouse.HOME + "/" + provider, Lighthouse.HOME + "/" + provider + "/delete", Map.of());
    assertThat(last("openid_provider.deleted").entry().subject().name()).isEqualTo("Lighthouse main");
    reads("openid_provider.created", List.of("OpenID provider connected", "Takes over accounts", "Client secret"), List.of("OpenID-Anbieter verbunden", "Übernimmt Konten"));
    assertThat(admin.get("/admin/audit").body()).doesNotContain(Lighthouse.SECRET, "another-beam");
  }

  @Test
  void directories() {
    long connection = harbour.connect(server, admin);
    var path = Harbour.HOME + "/" + connection;
    assertThat(last("ldap_connection.created").entry().changes()).containsEntry("host", new Change(null, "localhost")).containsEntry("bindPassword", new Change(null, "***"));
    var form = harbour.form("Harbour");
    form.putAll(Map.of("bindPassword", "", "authorities", harbour.certificate, "locksMissing", "true"));
    admin.post(path, form);
    var changed = last("ldap_connection.updated").entry().changes();
    assertThat(changed).containsOnlyKeys("authorities", "locksMissing");
    assertThat(changed.get("authorities").after()).asString().startsWith("SHA-256 ");
    admin.post(path + "/groups", Map.of("groupName", "Pilots", "dn", "cn=Pilots," + Harbour.GROUPS));
    assertThat(last("ldap_connection.group_added").entry().changes()).containsOnlyKeys("group");
    admin.post(path + "/groups", path + "/groups/" + world.number("select max(id) from ldap_groups") + "/delete", Map.of());
    assertThat(last("ldap_connection.group_removed").entry().changes().get("group").before()).asString().startsWith("Pilots: cn=");
    admin.post(path + "/groups", path + "/groups/searches", Map.of("searchBase", Harbour.GROUPS, "filter", "(cn=Crane*)", "nameAttribute", "cn"));
    assertThat(last("ldap_connection.search_added").entry().changes()).containsEntry("filter", new Change(null, "(cn=Crane*)"));
    admin.post(path, path + "/delete", Map.of());
    assertThat(last("ldap_connection.deleted").actorId()).isEqualTo(id(boss));
    reads("ldap_connection.created", List.of("LDAP connection created", "Account at the directory"), List.of("LDAP-Verbindung angelegt", "Konto im Verzeichnis"));
    assertThat(admin.get("/admin/audit").body()).doesNotContain(Harbour.READERS_PASSWORD);
  }

  @Test
  void secondFactors() {
    var nora = world.administrator();
    var browser = new WebBrowser(server);
    browser.signIn(nora, World.PASSWORD).is(303);
    addApp(browser);
    assertThat(last("second_factor.added").entry().changes()).containsOnly(Map.entry("factor", new Change(null, "Phone")), Map.entry("kind", new Change(null, "totp")));
    assertThat(last("second_factor.backup_codes_made").actorId()).isEqualTo(id(nora));
    long factor = world.number("select id from second_factors where user_id = ?", id(nora));
    browser.get(DEVICES + "/" + factor + "/remove").is(200);
    browser.post(DEVICES + "/" + factor + "/remove", "password", World.PASSWORD).is(303);
    assertThat(last("second_factor.removed").entry().changes()).containsEntry("factor", new Change("Phone", null));
    browser.get(DEVICES).is(200);
    addApp(browser);
    admin.post("/admin/two_factor_authentication", "/admin/two_factor_authentication/" + id(nora) + "/reset", Map.of());
    var reset = last("second_factor.reset");
    assertThat(reset.actorId()).isEqualTo(id(boss));
    assertThat(reset.entry().subject().id()).isEqualTo(id(nora));
    assertThat(reset.entry().changes()).containsOnly(Map.entry("factors", new Change(List.of("Phone"), null)));
    reads("second_factor.added", List.of("Second factor added", "Phone", "App"), List.of("Zweiter Faktor hinzugefügt", "Art"));
    reads("second_factor.reset", List.of("Second factors taken away by an administrator"), List.of("Zweite Faktoren von der Administration entfernt"));
  }

  @Test
  void recoveryByMail() {
    var olga = world.administrator();
    long before = audit.count(Search.of("account."));
    var stranger = Visitor.of(server);
    stranger.post("/account/lost_password", Map.of("email", "nobody-at-all@harbour.example"));
    stranger.post("/account/lost_password", Map.of("email", olga + "@harbour.example"));
    var link = mailbox.await(olga + "@harbour.example", 1).path();
    var requested = last("account.recovery_requested");
    assertThat(requested.actorId()).isNull();
    assertThat(requested.address()).isEqualTo("127.0.0.1");
    assertThat(requested.entry().subject().name()).isEqualTo(olga);
    reads("account.recovery_requested", List.of("Link for a lost password requested", "Somebody not signed in"), List.of("Link für ein verlorenes Passwort angefordert", "Jemand ohne Anmeldung"));
    var token = link.replaceFirst(".*token=", "");
    stranger.post(link, "/account/lost_password", Map.of("token", token, "password", "a whole new horse", "passwordConfirmation", "a whole new horse"));
    assertThat(last("account.password_recovered").actorId()).isEqualTo(id(olga));
    assertThat(audit.count(Search.of("account."))).as("nothing of an address that nobody has").isEqualTo(before + 2);
    assertThat(admin.get("/admin/audit").body()).doesNotContain(token, "a whole new horse", "nobody-at-all");
  }

  private static void addApp(WebBrowser browser) {
    browser.get(DEVICES).is(200);
    var path = browser.post(DEVICES + "/totp", "name", "Phone").is(303).headerValue("Location").orElseThrow();
    var found = Pattern.compile("id=\"secret\">([A-Z2-7]+)<").matcher(browser.get(path).is(200).body());
    assertThat(found.find()).isTrue();
    browser.post(path, "code", code(found.group(1))).is(200);
  }

  private static String code(String secret) {
    try {
      var key = new javax.crypto.spec.SecretKeySpec(new Base32().decode(secret), "HmacSHA1");
      return new TimeBasedOneTimePasswordGenerator().generateOneTimePasswordString(key, Instant.now());
    } catch (java.security.InvalidKeyException e) {
      throw new AssertionError(e);
    }
  }

  /** What the newest entry says on the page for it. */
  private void reads(String action, List<String> english, List<String> german) {
    world.run("update users set language = 'en' where login = ?", boss);
    assertThat(admin.get("/admin/audit?action=" + action).body()).contains(english);
    world.run("update users set language = 'de' where login = ?", boss);
    assertThat(admin.get("/admin/audit?action=" + action).body()).contains(german);
  }

  private long id(String login) {
    return world.number("select id from users where login = ?", login);
  }

  private Noted last(String action) {
    return audit.find(Search.of(action), 1, 0).getFirst();
  }
}
