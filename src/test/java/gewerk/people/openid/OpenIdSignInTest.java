package gewerk.people.openid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import gewerk.platform.http.QueryString;
import gewerk.testkit.TestServer;
import gewerk.testkit.Visitor;
import gewerk.testkit.World;
import gewerk.testkit.elsewhere.StrictProvider;
import gewerk.testkit.elsewhere.Lighthouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The way through a real provider on a socket, there and back. */
class OpenIdSignInTest {
  private static final String HOME = Lighthouse.HOME;
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
}
