package gewerk.people.openid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import gewerk.people.users.Passwords;
import gewerk.testkit.TestServer;
import gewerk.testkit.Visitor;
import gewerk.testkit.World;
import gewerk.testkit.elsewhere.Lighthouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a provider's word makes of accounts: new ones, linked ones, their groups and administrators. */
class OpenIdAccountsTest {
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
    admin = Visitor.administrator(server);
    provider = lighthouse.connect(admin);
  }

  @BeforeEach
  void usual() {
    lighthouse.change(admin, provider, Map.of());
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
    lighthouse.change(admin, provider, Map.of("limitsRegistration", "true"));
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
    lighthouse.change(admin, provider, Map.of("linksAccounts", "true"));
    lighthouse.tells("sub-" + login, Lighthouse.person(login));
    assertThat(Visitor.leadsTo(Lighthouse.signIn(Visitor.of(server), WAY))).isEqualTo("/");
    server.admin().get("/users/" + login).is(200).has("/identityUrl", "main:sub-" + login);
    lighthouse.tells("somebody else", Lighthouse.person(login));
    assertThat(Lighthouse.signIn(Visitor.of(server), WAY).body()).contains("belongs to another identity");
  }

  @Test
  void anAddressThatIsNotProvenLinksNothing() {
    lighthouse.change(admin, provider, Map.of("linksAccounts", "true"));
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
    lighthouse.change(admin, provider, Map.of("groupsClaim", "realm_access.groups", "groups", pilots + "\n" + cranes));
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
    lighthouse.change(admin, provider, Map.of("admin", "gewerk_admin"));
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
