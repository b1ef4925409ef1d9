package gewerk.people.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

import gewerk.people.users.Passwords;
import gewerk.testkit.TestServer;
import gewerk.testkit.Visitor;
import gewerk.testkit.World;
import gewerk.testkit.elsewhere.Harbour;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Against a real directory server on sockets, connected by the form in the administration. */
class LdapSignInTest {
  private static final String HOME = Harbour.HOME;

  @RegisterExtension
  static final TestServer server = TestServer.start();
  @RegisterExtension
  static final Harbour harbour = Harbour.start();

  private static final World world = server.world();
  private static Visitor admin;
  private static long connection;

  @BeforeAll
  static void connect() {
    admin = Visitor.administrator(server);
    connection = harbour.connect(server, admin);
  }

  @Test
  void somebodyNewComesInByThePasswordOfTheDirectory() {
    var uid = World.unique("ida");
    harbour.person(uid);
    assertThat(Visitor.leadsTo(Visitor.of(server).signIn(uid, Harbour.PASSWORD))).isEqualTo("/");
    server.admin().get("/users/" + uid).is(200).has("/login", uid).has("/firstName", uid).has("/lastName", "Quist").has("/email", uid + "@harbour.example")
        .has("/_links/authSource/href", "/api/v3/auth_sources/" + connection).has("/_links/authSource/title", "Harbour");
    assertThat(world.number("select count(*) from users where login = ? and password_hash is null", uid)).isEqualTo(1);
  }

  @Test
  void aWrongOrEmptyPasswordLetsNobodyIn() {
    var uid = World.unique("jon");
    harbour.person(uid);
    assertThat(Visitor.of(server).signIn(uid, "guess").statusCode()).isEqualTo(422);
    assertThat(Visitor.of(server).signIn(uid, "").statusCode()).isEqualTo(422);
    server.admin().get("/users/" + uid).is(404);
  }

  @Test
  void aNameIsNoPieceOfAFilter() {
    var uid = World.unique("kim");
    harbour.person(uid);
    assertThat(Visitor.of(server).signIn(uid.substring(0, 3) + "*", Harbour.PASSWORD).statusCode()).isEqualTo(422);
    assertThat(Visitor.of(server).signIn(uid + ")(uid=*", Harbour.PASSWORD).statusCode()).isEqualTo(422);
    assertThat(Visitor.of(server).signIn("*)(objectClass=*", Harbour.PASSWORD).statusCode()).isEqualTo(422);
  }

  @Test
  void theDirectoryTakesOverNoAccountThatExists() {
    var login = World.unique("lena");
    world.person(login, Map.of("password_hash", Passwords.hash("an own password")));
    harbour.person(login);
    assertThat(Visitor.of(server).signIn(login, Harbour.PASSWORD).statusCode()).isEqualTo(422);
    assertThat(Visitor.leadsTo(Visitor.of(server).signIn(login, "an own password"))).isEqualTo("/");
  }

  @Test
  void guessesAreCountedAndABlockedAccountIsNotAskedAbout() {
    var uid = signedInOnce("mia");
    Visitor.of(server).signIn(uid, "guess");
    assertThat(world.number("select failed_login_count from users where login = ?", uid)).isEqualTo(1);
    world.run("update users set failed_login_count = 20, last_failed_login_at = now() where login = ?", uid);
    assertThat(Visitor.of(server).signIn(uid, Harbour.PASSWORD).statusCode()).isEqualTo(422);
  }

  @Test
  void namesFollowTheDirectoryWhenSomebodySignsIn() {
    var uid = signedInOnce("nils");
    harbour.change("dn: uid=" + uid + "," + Harbour.PEOPLE, "changetype: modify", "replace: sn", "sn: Newman");
    Visitor.of(server).signIn(uid, Harbour.PASSWORD);
    server.admin().get("/users/" + uid).is(200).has("/lastName", "Newman");
  }

  @Test
  void thePasswordCannotBeChangedHere() {
    var uid = World.unique("olaf");
    harbour.person(uid);
    var olaf = Visitor.of(server);
    olaf.signIn(uid, Harbour.PASSWORD);
    assertThat(olaf.get("/my/password/change").body()).contains("The password is kept in a directory").doesNotContain("name=\"password\"");
    assertThat(olaf.post("/my/password/change", Map.of("current_password", Harbour.PASSWORD, "password", "another long one", "password_confirmation", "another long one"))
        .statusCode()).isEqualTo(422);
    server.admin().patch("/users/" + uid, "{'password':'another long one'}").isError(422, "PropertyConstraintViolation").about("password");
  }

  @Test
  void anAccountCanBeGivenToADirectoryByTheApi() {
    var login = World.unique("paula");
    server.admin().post("/users", account(login, "'_links':{'authSource':{'href':'/api/v3/auth_sources/Harbour'}}")).is(201)
        .has("/_links/authSource/href", "/api/v3/auth_sources/" + connection);
    harbour.person(login);
    assertThat(Visitor.leadsTo(Visitor.of(server).signIn(login, Harbour.PASSWORD))).isEqualTo("/");
    server.admin().post("/users", account(World.unique("quin"), "'_links':{'auth_source':{'href':'/api/v3/auth_sources/" + connection + "'}}")).is(201);
    server.admin().post("/users", account(World.unique("rita"), "'_links':{'auth_source':{'href':'/api/v3/auth_sources/foobar'}}"))
        .isError(422, "PropertyConstraintViolation").about("authSource");
  }

  @Test
  void onlyAdministratorsSeeWhichDirectoryVouches() {
    var uid = signedInOnce("sven");
    var other = world.person(World.unique("tilda"));
    server.api(other).get("/users/" + world.number("select id from users where login = ?", uid)).is(200).lacks("/_links/authSource");
  }

  @Test
  void startTlsAndTlsAreCheckedAgainstOurAuthorities() {
    for (var mode : Map.of("ldaps", harbour.tlsPort(), "start_tls", harbour.plainPort()).entrySet()) {
      var form = harbour.form("secure");
      form.putAll(Map.of("tls", mode.getKey(), "port", String.valueOf(mode.getValue()), "test", "true"));
      assertThat(admin.post(HOME + "/new", form).body()).as(mode.getKey()).contains("is not trusted");
      form.put("authorities", harbour.certificate);
      assertThat(admin.post(HOME + "/new", form).body()).as(mode.getKey()).contains("People found: ");
      form.putAll(Map.of("authorities", "", "checksCertificate", "false"));
      assertThat(admin.post(HOME + "/new", form).body()).as(mode.getKey()).contains("People found: ");
    }
  }

  @Test
  void aTrustedCertificateForAnotherServerIsRefused() {
    assertThat(tested(Map.of("tls", "ldaps", "port", String.valueOf(harbour.misnamedPort()), "authorities", harbour.misnamedCertificate))).contains("is for another name");
  }

  @Test
  void aTestSaysWhatIsWrong() {
    assertThat(tested(Map.of("bindPassword", "wrong"))).contains("refuses the account " + Harbour.READER);
    assertThat(tested(Map.of("port", "1"))).contains("localhost:1 cannot be reached");
    assertThat(tested(Map.of("baseDn", "ou=nowhere,dc=harbour,dc=example"))).contains("does not know the place");
    assertThat(tested(Map.of("filter", "(objectClass=ship)"))).contains("shows nobody");
    assertThat(tested(Map.of("filter", "(broken"))).contains("is not a filter");
  }

  @Test
  void thePasswordOfTheBindIsNeverShownAndNotSentElsewhere() {
    var page = admin.get(HOME + "/" + connection).body();
    assertThat(page).doesNotContain(Harbour.READERS_PASSWORD).contains("One is stored");
    assertThat(world.number("select count(*) from ldap_connections where bind_password like ?", "%" + Harbour.READERS_PASSWORD + "%")).isZero();
    var form = harbour.form("Harbour");
    form.putAll(Map.of("bindPassword", "", "test", "true"));
    assertThat(admin.post(HOME + "/" + connection, form).body()).contains("People found: ");
    form.put("host", "127.0.0.1");
    assertThat(admin.post(HOME + "/" + connection, form).body()).contains("Enter the password of the account");
  }

  @Test
  void aDirectoryThatCannotBeAskedIsNoWrongPassword() {
    var form = harbour.form(World.unique("broken"));
    form.putAll(Map.of("port", "1", "registers", "false"));
    admin.post(HOME + "/new", form);
    long broken = world.named("ldap_connections", form.get("name"));
    var uid = World.unique("ulla");
    world.person(uid, Map.of("auth_source_id", broken));
    var answer = Visitor.of(server).signIn(uid, Harbour.PASSWORD);
    assertThat(answer.body()).contains("cannot be asked at the moment");
    assertThat(world.number("select failed_login_count from users where login = ?", uid)).isZero();
    assertThat(Visitor.leadsTo(admin.post(HOME + "/" + broken, HOME + "/" + broken + "/delete", Map.of()))).isEqualTo(HOME + "/" + broken);
    world.run("delete from users where login = ?", uid);
    assertThat(Visitor.leadsTo(admin.post(HOME + "/" + broken, HOME + "/" + broken + "/delete", Map.of()))).isEqualTo(HOME);
  }

  @Test
  void onlyAdministratorsConnectDirectories() {
    var uid = World.unique("vera");
    harbour.person(uid);
    var vera = Visitor.of(server);
    vera.signIn(uid, Harbour.PASSWORD);
    for (var path : new String[] {HOME, HOME + "/new", HOME + "/" + connection, HOME + "/" + connection + "/groups"}) {
      assertThat(vera.get(path).statusCode()).as(path).isEqualTo(403);
    }
    assertThat(vera.post("/my/account", HOME + "/new", harbour.form("Mine")).statusCode()).isEqualTo(403);
    assertThat(vera.post("/my/account", HOME + "/" + connection + "/synchronize", Map.of()).statusCode()).isEqualTo(403);
  }

  private static String tested(Map<String, String> differing) {
    var form = new HashMap<>(harbour.form("tested"));
    form.putAll(differing);
    form.put("test", "true");
    return admin.post(HOME + "/new", form).body();
  }

  private static String signedInOnce(String name) {
    var uid = World.unique(name);
    harbour.person(uid);
    Visitor.of(server).signIn(uid, Harbour.PASSWORD);
    return uid;
  }

  private static String account(String login, String more) {
    return "{'login':'" + login + "','email':'" + login + "@elsewhere.example','firstName':'P','lastName':'Q','status':'active'," + more + "}";
  }
}
