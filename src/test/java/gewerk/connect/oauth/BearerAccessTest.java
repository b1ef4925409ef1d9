package gewerk.connect.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Map;

import gewerk.testkit.Eventually;
import gewerk.testkit.Person;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a token opens, and how one that opens nothing is refused. */
class BearerAccessTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private static final String WRONG = "You did not provide the correct credentials.";

  private final World world = server.world();
  private final Person anna = world.person(World.unique("anna"));
  private final Program program = Program.confidential(server);

  @Test
  void anApplicationActsForNobodyByItself() {
    var reply = program.credentials().is(200).has("/token_type", "Bearer").has("/expires_in", 7200).has("/scope", "api_v3").includes("/created_at").lacks("/refresh_token");
    program.api(reply.text("/access_token")).get("/").isError(401, "Unauthenticated", "You need to be authenticated to access this resource.");
    world.setting("login_required", false);
    program.api(reply.text("/access_token")).get("/").is(200).lacks("/_links/user");
    world.setting("login_required", true);
  }

  @Test
  void anApplicationActsAsWhomTheAdministratorChose() {
    var app = Program.on(server, Map.of("client_credentials_user_id", anna.id()));
    var token = app.credentials().is(200).text("/access_token");
    app.api(token).get("/").is(200).has("/_links/user/href", anna.path());
    world.run("update principals set status = 'locked' where id = ?", anna.id());
    refused(app.api(token).get("/"), 401, "invalid_token");
  }

  @Test
  void theScopeNeedNotBeNamed() {
    program.token(Map.of("grant_type", "client_credentials", "client_id", program.uid(), "client_secret", program.secret())).is(200).has("/scope", "api_v3");
    program.token(Map.of("grant_type", "client_credentials", "scope", "other", "client_id", program.uid(), "client_secret", program.secret())).is(400).has("/error", "invalid_scope");
  }

  @Test
  void anUnknownTokenIsNeverNothing() {
    world.setting("login_required", false);
    for (var token : List.of("1337", "garbage", "opapi-1337", jwt())) {
      refused(program.api(token).get("/projects"), 401, "invalid_token");
    }
    refused(server.visitor().get("/projects?access_token=1337"), 401, "invalid_token");
    server.visitor().with("Authorization", "Bearer ").get("/").is(200).has("/_type", "Root");
    world.setting("login_required", true);
    server.visitor().with("Authorization", "Bearer ").get("/").isError(401, "Unauthenticated");
  }

  @Test
  void anUnknownTokenIsNoneForSomebodyWithASessionEither() {
    var browser = Program.browser(server, anna);
    server.visitor().with("Cookie", browser.headers().get("Cookie")).get("/users/me").is(200);
    refused(server.visitor().with("Cookie", browser.headers().get("Cookie")).bearer("1337").get("/users/me"), 401, "invalid_token");
    refused(server.visitor().with("Cookie", browser.headers().get("Cookie")).bearer(jwt()).get("/users/me"), 401, "invalid_token");
  }

  @Test
  void aTokenMayStandInTheQuery() {
    var token = program.tokensOf(anna).get("access");
    server.visitor().get("/users/me?access_token=" + token).is(200).has("/id", anna.id());
    server.visitor().get("/users/me?bearer_token=" + token).is(200).has("/id", anna.id());
  }

  @Test
  void anExpiredTokenIsNoLonger() {
    var token = program.tokensOf(anna).get("access");
    program.api(token).get("/projects").is(200);
    world.run("update oauth_tokens set expires_at = now() - interval '5 seconds' where application_id = ?", program.id());
    refused(program.api(token).get("/projects"), 401, "invalid_token");
  }

  @Test
  void anotherScopeIsNotEnough() {
    var app = Program.on(server, Map.of("scopes", List.of("scim_v2")));
    var token = app.exchange(app.code(anna, Map.of()), Map.of()).is(200).has("/scope", "scim_v2").text("/access_token");
    refused(app.api(token).get("/projects"), 403, "insufficient_scope");
    world.setting("login_required", false);
    refused(app.api(token).get("/projects"), 403, "insufficient_scope");
    world.setting("login_required", true);
  }

  @Test
  void aSwitchedOffApplicationsTokensOpenNothing() {
    var token = program.tokensOf(anna).get("access");
    program.api(token).get("/projects").is(200);
    world.run("update oauth_applications set enabled = false where id = ?", program.id());
    refused(program.api(token).get("/projects"), 401, "invalid_token");
    world.run("update oauth_applications set enabled = true where id = ?", program.id());
    program.api(token).get("/projects").is(200);
  }

  @Test
  void aLockedOwnersTokenOpensNothing() {
    var ben = world.person(World.unique("ben"));
    var app = Program.on(server, Map.of("client_credentials_user_id", ben.id()));
    var token = app.tokensOf(anna).get("access");
    app.api(token).get("/users/me").is(200).has("/id", anna.id());
    world.run("update principals set status = 'locked' where id = ?", anna.id());
    refused(app.api(token).get("/users/me"), 401, "invalid_token");
    world.run("delete from principals where id = ?", anna.id());
    refused(app.api(token).get("/users/me"), 401, "invalid_token");
  }

  @Test
  void aBearerNeedsNoOtherProof() {
    var token = program.tokensOf(anna).get("access");
    program.api(token).patch("/users/me", "{'firstName':'Anna'}").is(200).has("/firstName", "Anna");
  }

  @Test
  void theLastUseIsNoted() {
    program.api(program.tokensOf(anna).get("access")).get("/users/me").is(200);
    Eventually.is(1L, () -> world.number("select count(*) from oauth_token_uses u join oauth_tokens t on t.id = u.token_id where t.application_id = ?", program.id()));
  }

  @Test
  void aTokenInMemoryCostsNoStatement() {
    var token = program.tokensOf(anna).get("access");
    int ofToken = program.api(token).leastStatements("/users/me");
    int ofKey = server.api(anna).leastStatements("/users/me");
    assertThat(ofToken).isLessThanOrEqualTo(ofKey);
  }

  private static void refused(Reply reply, int status, String error) {
    reply.isError(status, "Unauthenticated", WRONG).header("WWW-Authenticate").startsWith("Bearer realm=\"OpenProject API\", resource_metadata=\"")
        .contains("/.well-known/oauth-protected-resource\", scope=\"api_v3\"").contains("error=\"" + error + "\"");
  }

  private static String jwt() {
    var encoder = Base64.getUrlEncoder().withoutPadding();
    return encoder.encodeToString("{\"alg\":\"RS256\"}".getBytes()) + "." + encoder.encodeToString("{\"sub\":\"1\"}".getBytes()) + ".c2ln";
  }
}
