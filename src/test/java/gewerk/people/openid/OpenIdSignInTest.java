package gewerk.people.openid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import gewerk.people.users.Passwords;
import gewerk.platform.http.QueryString;
import gewerk.testkit.TestServer;
import gewerk.testkit.Visitor;
import gewerk.testkit.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Through a real provider on a socket, connected by the form in the administration. */
class OpenIdSignInTest {
  private static final String HOME = "/admin/openid_connect/providers";
  private static final String PASSWORD = "harbour-master-1";
  private static final String WAY = "/auth/main";

  @RegisterExtension
  static final TestServer server = TestServer.start();
  @RegisterExtension
  static final Lighthouse lighthouse = Lighthouse.start();

  private static final World world = server.world();
  private static Visitor admin;
  private static long provider;

  @BeforeAll
  static void connect() {
    var login = World.unique("boss");
    world.person(login, Map.of("admin", true, "password_hash", Passwords.hash(PASSWORD)));
    admin = Visitor.of(server);
    admin.signIn(login, PASSWORD);
    var saved = Visitor.leadsTo(admin.post(HOME + "/new", lighthouse.form("main")));
    provider = Long.parseLong(saved.substring(saved.lastIndexOf('/') + 1));
  }

  @BeforeEach
  void usual() {
    set(Map.of());
  }

  @Test
  void thePageForSigningInOffersTheProvider() {
    assertThat(Visitor.of(server).get("/login?back_url=%2Fprojects").body()).contains("Sign in with Lighthouse main", "/auth/main?back_url=%2Fprojects");
  }

  @Test
  void theWayThereProvesThatItIsOurs() {
    var there = Visitor.leadsTo(Visitor.of(server).get(WAY));
    assertThat(there).startsWith(lighthouse.issuer()).contains("response_type=code", "client_id=gewerk", "code_challenge_method=S256", "code_challenge=", "state=", "nonce=",
        "scope=openid", QueryString.encode(server.origin() + "/auth/main/callback"));
  }

  @Test
  void somebodyNewGetsAnAccount() {
    var ida = World.unique("ida");
    lighthouse.tells("sub-" + ida, Lighthouse.person(ida));
    var visitor = Visitor.of(server);
    assertThat(Visitor.leadsTo(Lighthouse.signIn(visitor, WAY + "?back_url=%2Fmy%2Faccount"))).isEqualTo("/my/account");
    assertThat(visitor.get("/my/account").body()).contains(ida);
    server.admin().get("/users/" + ida).is(200).has("/identityUrl", "main:sub-" + ida).has("/firstName", "Ida").has("/status", "active")
        .has("/email", ida + "@lighthouse.example");
  }

  @Test
  void whoComesAgainIsTheSameWhateverTheirLoginIsNow() {
    var ida = signedInOnce("ida");
    var claims = new HashMap<>(Lighthouse.person(World.unique("renamed")));
    claims.put("family_name", "Newman");
    lighthouse.tells("sub-" + ida, claims);
    Lighthouse.signIn(Visitor.of(server), WAY);
    server.admin().get("/users/" + ida).is(200).has("/lastName", "Newman");
  }

  @Test
  void registrationFollowsTheSettingWhereItIsLimited() {
    set(Map.of("limitsRegistration", "true"));
    var waiting = World.unique("waiting");
    lighthouse.tells("sub-" + waiting, Lighthouse.person(waiting));
    assertThat(Lighthouse.signIn(Visitor.of(server), WAY).body()).contains("waiting for an administrator");
    server.admin().get("/users/" + waiting).is(200).has("/status", "registered");
    world.setting("self_registration", 0);
    var nobody = World.unique("nobody");
    lighthouse.tells("sub-" + nobody, Lighthouse.person(nobody));
    assertThat(Lighthouse.signIn(Visitor.of(server), WAY).body()).contains("new ones are not made");
    server.admin().get("/users/" + nobody).is(404);
    world.run("delete from settings where name = 'self_registration'");
  }

  @Test
  void anAccountIsTakenOverOnlyIfTheAdministratorSaysSo() {
    var login = World.unique("lena");
    world.person(login, Map.of("password_hash", Passwords.hash("an own password")));
    lighthouse.tells("sub-" + login, Lighthouse.person(login));
    assertThat(Lighthouse.signIn(Visitor.of(server), WAY).body()).contains("There is an account with your username or email already");
    set(Map.of("linksAccounts", "true"));
    lighthouse.tells("sub-" + login, Lighthouse.person(login));
    assertThat(Visitor.leadsTo(Lighthouse.signIn(Visitor.of(server), WAY))).isEqualTo("/");
    server.admin().get("/users/" + login).is(200).has("/identityUrl", "main:sub-" + login);
    lighthouse.tells("somebody else", Lighthouse.person(login));
    assertThat(Lighthouse.signIn(Visitor.of(server), WAY).body()).contains("belongs to another identity");
  }

  @Test
  void anAddressThatIsNotProvenLinksNothing() {
    set(Map.of("linksAccounts", "true"));
    var victim = world.person(World.unique("victim"));
    lighthouse.tells("sub-thief", Map.of("preferred_username", World.unique("thief"), "email", victim.login() + "@harbour.example", "email_verified", false,
        "given_name", "T", "family_name", "T"));
    assertThat(Lighthouse.signIn(Visitor.of(server), WAY).statusCode()).isEqualTo(422);
    assertThat(world.number("select count(*) from users where id = ? and identity_url is null", victim.id())).isEqualTo(1);
  }

  @Test
  void aLockedAccountStaysLocked() {
    var ida = signedInOnce("ida");
    server.admin().post("/users/" + ida + "/lock", "{}").is(200);
    lighthouse.tells("sub-" + ida, Lighthouse.person(ida));
    assertThat(Lighthouse.signIn(Visitor.of(server), WAY).body()).contains("This account is locked");
  }

  @Test
  void groupsComeAndGoWithTheClaim() {
    var pilots = World.unique("Pilots");
    var cranes = World.unique("Cranes");
    set(Map.of("groupsClaim", "realm_access.groups", "groups", pilots + "\n" + cranes));
    var ida = World.unique("ida");
    tellsGroups(ida, List.of(pilots, cranes, "Everybody"));
    Lighthouse.signIn(Visitor.of(server), WAY);
    assertThat(groupsOf(ida)).containsExactlyInAnyOrder(pilots, cranes);
    tellsGroups(ida, List.of(cranes));
    Lighthouse.signIn(Visitor.of(server), WAY);
    assertThat(groupsOf(ida)).containsExactly(cranes);
  }

  @Test
  void administratorsComeFromAClaimWhereOneIsNamed() {
    set(Map.of("admin", "gewerk_admin"));
    var ida = World.unique("ida");
    var claims = new HashMap<>(Lighthouse.person(ida));
    claims.put("gewerk_admin", true);
    lighthouse.tells("sub-" + ida, claims);
    Lighthouse.signIn(Visitor.of(server), WAY);
    server.admin().get("/users/" + ida).is(200).has("/admin", true);
    claims.put("gewerk_admin", false);
    lighthouse.tells("sub-" + ida, claims);
    Lighthouse.signIn(Visitor.of(server), WAY);
    server.admin().get("/users/" + ida).is(200).has("/admin", false);
  }

  @Test
  void onlyTheBrowserThatBeganComesIn() {
    var ida = World.unique("ida");
    lighthouse.tells("sub-" + ida, Lighthouse.person(ida));
    var address = Lighthouse.back(Visitor.of(server), WAY);
    assertThat(Visitor.of(server).get(address).body()).contains("took too long, or began in another browser");
    var visitor = Visitor.of(server);
    var own = Lighthouse.back(visitor, WAY);
    assertThat(visitor.get(own.replaceAll("state=[^&]*", "state=forged")).body()).contains("took too long, or began in another browser");
    assertThat(Visitor.leadsTo(visitor.get(own))).isEqualTo("/");
    assertThat(visitor.get(own).statusCode()).as("a second time").isEqualTo(422);
  }

  @Test
  void aTokenForAnotherSignInOrAudienceIsNotBelieved() {
    var claims = new HashMap<>(Lighthouse.person(World.unique("ida")));
    claims.put("aud", List.of("another client"));
    lighthouse.tells("x", claims);
    assertThat(Lighthouse.signIn(Visitor.of(server), WAY).body()).contains("does not bear its signature, or is for somebody else");
    claims.remove("aud");
    claims.put("nonce", "of another sign-in");
    lighthouse.tells("x", claims);
    assertThat(Lighthouse.signIn(Visitor.of(server), WAY).body()).contains("does not bear its signature, or is for somebody else");
  }

  @Test
  void clocksThatDifferAreNamed() {
    var claims = new HashMap<>(Lighthouse.person(World.unique("ida")));
    claims.put("iat", Date.from(Instant.now().plusSeconds(630)));
    lighthouse.tells("x", claims);
    assertThat(Lighthouse.signIn(Visitor.of(server), WAY).body()).contains("The clock of the provider is 10 minutes ahead of ours");
  }

  @Test
  void aWrongClientSecretIsNamed() throws IOException {
    try (var strict = StrictProvider.start()) {
      var form = new HashMap<>(lighthouse.form("strict"));
      form.put("issuer", strict.issuer());
      admin.post(HOME + "/new", form);
      var visitor = Visitor.of(server);
      var state = Visitor.leadsTo(visitor.get("/auth/strict")).replaceAll(".*[?&]state=([^&]*).*", "$1");
      assertThat(visitor.get("/auth/strict/callback?code=x&state=" + state).body()).contains("refuses our client ID or client secret (invalid_client)")
          .doesNotContain(Lighthouse.SECRET);
    }
  }

  @Test
  void whoThinksBetterOfItIsToldSo() {
    var visitor = Visitor.of(server);
    var state = Visitor.leadsTo(visitor.get(WAY)).replaceAll(".*[?&]state=([^&]*).*", "$1");
    assertThat(visitor.get(WAY + "/callback?error=access_denied&state=" + state).body()).contains("cancelled or denied", "Try again with Lighthouse main");
  }

  @Test
  void aProviderThatIsNoneIsRefusedWithASentence() {
    assertThat(tried(Map.of("issuer", "http://localhost:1/x"))).contains("cannot be reached");
    assertThat(tried(Map.of("issuer", server.origin().toString()))).contains("There is no OpenID provider at");
    assertThat(tried(Map.of("issuer", lighthouse.issuer().replace("localhost", "127.0.0.1") + "/"))).contains("The provider calls itself");
    assertThat(tried(Map.of("issuer", "http://id.example.org"))).contains("begins with https://");
    assertThat(tried(Map.of("slug", "main"))).contains("has already been taken");
  }

  @Test
  void theSecretIsNeverShownAndStoredSealed() {
    assertThat(admin.get(HOME + "/" + provider).body()).contains("One is stored", server.origin() + "/auth/main/callback").doesNotContain(Lighthouse.SECRET);
    assertThat(world.number("select count(*) from openid_providers where client_secret like ?", "%" + Lighthouse.SECRET + "%")).isZero();
    assertThat(world.number("select count(*) from openid_providers where id = ? and client_secret is not null", provider)).isEqualTo(1);
  }

  @Test
  void strangersAreSentStraightThereByASetting() {
    world.setting("omniauth_direct_login_provider", "main");
    assertThat(Visitor.leadsTo(Visitor.of(server).get("/login?back_url=%2Fprojects"))).isEqualTo("/auth/main?back_url=%2Fprojects");
    assertThat(Visitor.of(server).get("/login/internal").body()).contains("name=\"password\"");
    world.setting("omniauth_direct_login_provider", "unknown");
    assertThat(Visitor.of(server).get("/login").body()).contains("name=\"password\"");
    world.run("delete from settings where name = 'omniauth_direct_login_provider'");
  }

  @Test
  void whoSignsOutHereSignsOutThere() {
    var ida = World.unique("ida");
    lighthouse.tells("sub-" + ida, Lighthouse.person(ida));
    var visitor = Visitor.of(server);
    Lighthouse.signIn(visitor, WAY);
    var leads = Visitor.leadsTo(visitor.post("/my/account", "/logout", Map.of()));
    assertThat(leads).startsWith("/auth/main/signed_out?to=");
    var page = visitor.get(leads);
    assertThat(page.headers().firstValue("Refresh").orElse("")).startsWith("0; url=" + lighthouse.issuer() + "/endsession").contains("id_token_hint=",
        QueryString.encode(server.origin() + "/login"));
    assertThat(Visitor.leadsTo(visitor.get("/auth/main/signed_out?to=https%3A%2F%2Fevil.example"))).isEqualTo("/login");
    assertThat(Visitor.leadsTo(visitor.get("/my/account"))).startsWith("/login");
  }

  @Test
  void aProviderThatIsSwitchedOffIsNotThere() {
    set(Map.of("active", "false"));
    assertThat(Visitor.of(server).get(WAY).statusCode()).isEqualTo(404);
    assertThat(Visitor.of(server).get("/login").body()).doesNotContain("Sign in with Lighthouse main");
    assertThat(Visitor.of(server).get("/auth/nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void onlyAdministratorsConnectProviders() {
    var ida = World.unique("ida");
    lighthouse.tells("sub-" + ida, Lighthouse.person(ida));
    var visitor = Visitor.of(server);
    Lighthouse.signIn(visitor, WAY);
    for (var path : List.of(HOME, HOME + "/new", HOME + "/" + provider)) {
      assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(403);
    }
    assertThat(visitor.post("/my/account", HOME + "/new", lighthouse.form("mine")).statusCode()).isEqualTo(403);
    assertThat(visitor.post("/my/account", HOME + "/" + provider + "/delete", Map.of()).statusCode()).isEqualTo(403);
  }

  private static void set(Map<String, String> differing) {
    var form = new HashMap<>(lighthouse.form("main"));
    form.put("clientSecret", "");
    form.putAll(differing);
    assertThat(Visitor.leadsTo(admin.post(HOME + "/" + provider, form))).isEqualTo(HOME + "/" + provider);
  }

  private static String tried(Map<String, String> differing) {
    var form = new HashMap<>(lighthouse.form("tried"));
    form.put("clientId", "another");
    form.putAll(differing);
    return admin.post(HOME + "/new", form).body();
  }

  private static String signedInOnce(String name) {
    var login = World.unique(name);
    lighthouse.tells("sub-" + login, Lighthouse.person(login));
    Lighthouse.signIn(Visitor.of(server), WAY);
    return login;
  }

  private static void tellsGroups(String login, List<String> groups) {
    var claims = new HashMap<>(Lighthouse.person(login));
    claims.put("realm_access", Map.of("groups", groups));
    lighthouse.tells("sub-" + login, claims);
  }

  private static List<String> groupsOf(String login) {
    return server.database().list(gewerk.platform.database.Sql.of("""
        select p.name from group_users g join users u on u.id = g.user_id join principals p on p.id = g.group_id where u.login = ? order by p.name
        """, login), row -> row.text("name"));
  }
}
