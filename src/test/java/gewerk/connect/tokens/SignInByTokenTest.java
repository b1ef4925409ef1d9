package gewerk.connect.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignInByTokenTest {
  @RegisterExtension
  static final TestServer server =
      TestServer.start(Map.of("OPENPROJECT_AUTHENTICATION_GLOBAL__BASIC__AUTH_USER", "root", "GEWERK_AUTHENTICATION_GLOBAL_BASIC_AUTH_PASSWORD", "toor"));

  private static final String WRONG = "You did not provide the correct credentials.";

  private final World world = server.world();

  @Test
  void whoSaysNothingIsAskedToSayWho() {
    server.visitor().get("/users/me").isError(401, "Unauthenticated", "You need to be authenticated to access this resource.")
        .header("WWW-Authenticate").contains("realm=\"OpenProject API\"");
  }

  @Test
  void aWrongTokenIsRefused() {
    server.visitor().basic("apikey", "opapi-wrong").get("/users/me").isError(401, "Unauthenticated", WRONG)
        .header("WWW-Authenticate").isEqualTo("Basic realm=\"OpenProject API\"");
    server.visitor().basic("apikey", "opapi-wrong").with("X-Authentication-Scheme", "Session").get("/users/me").isError(401, "Unauthenticated", WRONG)
        .header("WWW-Authenticate").isEqualTo("Session realm=\"OpenProject API\"");
    server.visitor().bearer("opapi-1337").get("/users/me").isError(401, "Unauthenticated", WRONG)
        .header("WWW-Authenticate").startsWith("Bearer realm=\"OpenProject API\"").contains("error=\"invalid_token\"");
  }

  @Test
  void aTokenIsGoodBothWays() {
    var nora = world.person(World.unique("nora"));
    server.visitor().basic("apikey", nora.token()).get("/users/me").is(200).has("/id", nora.id());
    server.visitor().bearer(nora.token()).get("/users/me").is(200).has("/id", nora.id());
  }

  @Test
  void aLockedPersonsTokenIsNoLonger() {
    var nora = world.person(World.unique("nora"));
    world.run("update principals set status = 'locked' where id = ?", nora.id());
    server.visitor().bearer(nora.token()).get("/users/me").isError(401, "Unauthenticated", WRONG)
        .header("WWW-Authenticate").contains("error=\"invalid_token\"").contains("error_description=\"The user account is locked\"");
  }

  @Test
  void anExpiredTokenIsNoLonger() {
    var nora = world.person(World.unique("nora"));
    world.run("update api_tokens set expires_at = now() - interval '1 second' where user_id = ?", nora.id());
    server.visitor().bearer(nora.token()).get("/users/me").is(401);
    server.visitor().basic("apikey", nora.token()).get("/users/me").is(401);
  }

  @Test
  void basicCanBeSwitchedOff() {
    var nora = world.person(World.unique("nora"));
    world.setting("apiv3_enable_basic_auth", false);
    server.visitor().basic("apikey", nora.token()).get("/users/me").isError(401, "Unauthenticated", "You need to be authenticated to access this resource.");
    world.setting("apiv3_enable_basic_auth", true);
  }

  @Test
  void machinesHaveAnAccountOfTheirOwnIfTheEnvironmentSaysSo() {
    server.visitor().basic("root", "toor").get("/users").is(200);
    server.visitor().basic("root", "guess").get("/users").is(401);
  }

  @Test
  void theLastUseIsNoted() throws InterruptedException {
    var nora = world.person(World.unique("nora"));
    server.visitor().bearer(nora.token()).get("/users/me").is(200);
    for (int i = 0; i < 100 && noted(nora.id()) == 0; i++) {
      Thread.sleep(20);
    }
    assertThat(noted(nora.id())).isOne();
  }

  private long noted(long user) {
    return world.number("select count(*) from api_tokens where user_id = ? and last_used_at is not null", user);
  }
}
