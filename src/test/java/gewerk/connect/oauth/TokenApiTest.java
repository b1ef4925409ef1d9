package gewerk.connect.oauth;

import static gewerk.connect.oauth.Program.error;
import static gewerk.connect.oauth.Program.form;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import gewerk.testkit.Person;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a code, or a program's own name and secret, becomes tokens; and whose does not. */
class TokenApiTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final World world = server.world();
  private final Person anna = world.person(World.unique("anna"));
  private final Program program = Program.confidential(server);

  @Test
  void aCodeGivesTokens() {
    long before = Instant.now().getEpochSecond();
    var reply = program.exchange(program.code(anna, Map.of()), Map.of()).is(200);
    reply.has("/token_type", "Bearer").has("/expires_in", 7200).has("/scope", "api_v3");
    assertThat(reply.number("/created_at")).isBetween(before, Instant.now().getEpochSecond());
    assertThat(reply.text("/access_token")).matches("[A-Za-z0-9_-]{43}");
    assertThat(reply.text("/refresh_token")).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(reply.text("/access_token"));
    reply.header("Cache-Control").isEqualTo("no-store");
    reply.header("Pragma").isEqualTo("no-cache");
    reply.header("Content-Type").isEqualTo("application/json; charset=utf-8");
    program.api(reply.text("/access_token")).get("/users/me").is(200).has("/id", anna.id());
  }

  @Test
  void onlyHashesAreStored() {
    var tokens = program.tokensOf(anna);
    assertThat(world.number("select count(*) from oauth_tokens where access_hash = sha256(?::bytea) and refresh_hash = sha256(?::bytea)",
        tokens.get("access"), tokens.get("refresh"))).isOne();
    assertThat(world.number("select count(*) from oauth_tokens t, oauth_codes c where t::text like ? or c::text like ?", "%" + tokens.get("access") + "%",
        "%" + tokens.get("access") + "%")).isZero();
  }

  @Test
  void credentialsMayStandInTheHeader() {
    var fields = Map.of("grant_type", "authorization_code", "code", program.code(anna, Map.of()), "redirect_uri", Program.REDIRECT);
    form(program.basic(), "/oauth/token", fields).is(200);
  }

  @Test
  void doubledSlashesMeanNothing() {
    form(program.web(), "//oauth/token", Map.of("grant_type", "client_credentials", "client_id", program.uid(), "client_secret", program.secret())).is(200);
  }

  @Test
  void aCodeIsGoodOnceAndItsTokensEndWhenItIsUsedAgain() {
    var code = program.code(anna, Map.of());
    var access = program.exchange(code, Map.of()).is(200).text("/access_token");
    program.api(access).get("/users/me").is(200);
    error(program.exchange(code, Map.of()), 400, "invalid_grant");
    program.api(access).get("/users/me").is(401);
  }

  @Test
  void ofSeveralExchangesAtOnceOneSucceeds() throws Exception {
    var code = program.code(anna, Map.of());
    var attempts = new ArrayList<Callable<Reply>>();
    for (int i = 0; i < 6; i++) {
      attempts.add(() -> program.exchange(code, Map.of()));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var good = 0;
      for (var attempt : threads.invokeAll(attempts)) {
        good += attempt.get().headerValue("Cache-Control").isPresent() && !attempt.get().text("/access_token").isEmpty() ? 1 : 0;
      }
      assertThat(good).isOne();
    }
  }

  @Test
  void aCodeIsOnlyForWhomAndWhereItWasMeant() {
    error(program.exchange(program.code(anna, Map.of()), Map.of("redirect_uri", "https://client.example/")), 400, "invalid_grant");
    error(program.exchange(program.code(anna, Map.of()), Map.of("redirect_uri", "")), 400, "invalid_grant");
    var other = Program.confidential(server);
    var code = program.code(anna, Map.of());
    error(other.exchange(code, Map.of()), 400, "invalid_grant");
    error(program.exchange(code, Map.of()), 400, "invalid_grant"); // somebody else had it: it is spoilt
    error(program.exchange("no-code", Map.of()), 400, "invalid_grant");
  }

  @Test
  void aCodeExpires() {
    var code = program.code(anna, Map.of());
    assertThat(world.number("select extract(epoch from expires_at - created_at)::bigint from oauth_codes where application_id = ?", program.id())).isEqualTo(600);
    world.run("update oauth_codes set created_at = now() - interval '11 minutes', expires_at = now() - interval '1 second' where application_id = ?", program.id());
    error(program.exchange(code, Map.of()), 400, "invalid_grant");
  }

  @Test
  void wrongCredentialsAreNobodys() {
    var code = program.code(anna, Map.of());
    error(program.exchange(code, Map.of("client_secret", "wrong")), 401, "invalid_client");
    error(program.exchange(code, Map.of("client_secret", "")), 401, "invalid_client");
    error(program.exchange(code, Map.of("client_id", "nobody")), 401, "invalid_client");
    error(program.exchange(code, Map.of("client_id", "", "client_secret", "")), 401, "invalid_client");
    var reply = form(program.web().basic(program.uid(), "wrong"), "/oauth/token", Map.of("grant_type", "client_credentials"));
    error(reply, 401, "invalid_client");
    reply.header("WWW-Authenticate").startsWith("Basic realm=");
    error(form(program.web().with("Authorization", "Basic %%%"), "/oauth/token", Map.of("grant_type", "client_credentials")), 401, "invalid_client");
    program.exchange(code, Map.of()).is(200);
  }

  @Test
  void theWrongKindOfRequestIsTold() {
    error(program.web().send("POST", "/oauth/token", "application/json", "{\"grant_type\":\"client_credentials\"}"), 415, "invalid_request");
    error(program.web().send("POST", "/oauth/token", null, ""), 415, "invalid_request");
    error(program.token(Map.of()), 400, "invalid_request");
    error(program.token(Map.of("grant_type", "password", "username", "a", "password", "b")), 400, "unsupported_grant_type");
    error(program.token(Map.of("grant_type", "authorization_code", "client_id", program.uid(), "client_secret", program.secret())), 400, "invalid_request");
    error(program.token(Map.of("grant_type", "refresh_token", "client_id", program.uid(), "client_secret", program.secret())), 400, "invalid_request");
    error(program.web().send("POST", "/oauth/token", "application/x-www-form-urlencoded", "grant_type=client_credentials&grant_type=password"), 400, "invalid_request");
    program.web().get("/oauth/token").is(405).header("Allow").isEqualTo("POST");
  }

  @Test
  void aSwitchedOffApplicationGetsNothing() {
    var code = program.code(anna, Map.of());
    var refresh = program.tokensOf(anna).get("refresh");
    world.run("update oauth_applications set enabled = false where id = ?", program.id());
    error(program.exchange(code, Map.of()), 401, "invalid_client");
    error(program.refresh(refresh), 401, "invalid_client");
    error(program.credentials(), 401, "invalid_client");
  }
}
