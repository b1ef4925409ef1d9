package gewerk.connect.oauth;

import static gewerk.connect.oauth.Program.form;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import gewerk.testkit.Person;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

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
  void aChallengeMustBeMet() {
    var asked = Map.of("code_challenge", Program.CHALLENGE, "code_challenge_method", "S256");
    program.exchange(program.code(anna, asked), Map.of("code_verifier", Program.VERIFIER)).is(200);
    error(program.exchange(program.code(anna, asked), Map.of("code_verifier", Program.VERIFIER.replace('d', 'e'))), 400, "invalid_grant");
    error(program.exchange(program.code(anna, asked), Map.of()), 400, "invalid_grant");
    error(program.exchange(program.code(anna, Map.of()), Map.of("code_verifier", Program.VERIFIER)), 400, "invalid_grant");
  }

  @Test
  void aPlainChallengeMustBeMetToo() {
    for (var asked : List.of(Map.of("code_challenge", Program.VERIFIER, "code_challenge_method", "plain"), Map.of("code_challenge", Program.VERIFIER))) {
      program.exchange(program.code(anna, asked), Map.of("code_verifier", Program.VERIFIER)).is(200);
      error(program.exchange(program.code(anna, asked), Map.of("code_verifier", Program.CHALLENGE)), 400, "invalid_grant");
      assertThat(world.number("select count(*) from oauth_codes where challenge = ?", Program.VERIFIER)).isZero();
    }
  }

  @Test
  void publicProgramsHaveNoSecret() {
    var app = Program.open(server);
    var none = Map.of("client_secret", "");
    var challenged = Map.of("code_challenge", Program.CHALLENGE, "code_challenge_method", "S256");
    app.exchange(app.code(anna, Map.of()), none).is(200);
    error(app.exchange(app.code(anna, challenged), none), 400, "invalid_grant");
    error(app.exchange(app.code(anna, challenged), Map.of("client_secret", "", "code_verifier", Program.CHALLENGE)), 400, "invalid_grant");
    var refresh = app.exchange(app.code(anna, challenged), Map.of("client_secret", "", "code_verifier", Program.VERIFIER)).is(200).text("/refresh_token");
    var next = app.token(Map.of("grant_type", "refresh_token", "refresh_token", refresh, "client_id", app.uid())).is(200).text("/access_token");
    app.api(next).get("/users/me").is(200).has("/id", anna.id());
    error(app.token(Map.of("grant_type", "client_credentials", "client_id", app.uid())), 400, "unauthorized_client");
    form(app.web(), "/oauth/revoke", Map.of("token", next, "client_id", app.uid())).is(200);
    app.api(next).get("/users/me").is(401);
    error(app.exchange("x", Map.of()), 401, "invalid_client"); // it has none, so that none is right
  }

  @Test
  void refreshingGivesANewPairAndTheOldOneEndsOnceTheNewOneIsUsed() {
    var first = program.tokensOf(anna);
    var second = program.refresh(first.get("refresh")).is(200).has("/expires_in", 7200).has("/scope", "api_v3");
    assertThat(second.text("/access_token")).isNotEqualTo(first.get("access"));
    assertThat(second.text("/refresh_token")).isNotEqualTo(first.get("refresh"));
    program.api(first.get("access")).get("/users/me").is(200);
    program.api(second.text("/access_token")).get("/users/me").is(200);
    program.api(first.get("access")).get("/users/me").is(401).header("WWW-Authenticate").contains("error=\"invalid_token\"");
  }

  @Test
  void theOldRefreshTokenIsBorneWithForAMinute() {
    var first = program.tokensOf(anna);
    var second = program.refresh(first.get("refresh")).is(200).text("/access_token");
    program.api(second).get("/users/me").is(200);
    program.refresh(first.get("refresh")).is(200);
    world.run("update oauth_tokens set superseded_at = superseded_at - interval '61 seconds' where application_id = ? and superseded_at is not null", program.id());
    error(program.refresh(first.get("refresh")), 400, "invalid_grant");
  }

  @Test
  void severalRefreshesAtOnceAllSucceed() throws Exception {
    var refresh = program.tokensOf(anna).get("refresh");
    var attempts = new ArrayList<Callable<Reply>>();
    for (int i = 0; i < 4; i++) {
      attempts.add(() -> program.refresh(refresh));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var attempt : threads.invokeAll(attempts)) {
        program.api(attempt.get().is(200).text("/access_token")).get("/users/me").is(200);
      }
    }
  }

  @Test
  void refreshTokensDoNotExpire() {
    var first = program.tokensOf(anna);
    world.run("update oauth_tokens set created_at = now() - interval '2 years', expires_at = now() - interval '2 years' where application_id = ?", program.id());
    program.api(first.get("access")).get("/users/me").is(401);
    program.refresh(first.get("refresh")).is(200);
  }

  @Test
  void aRefreshTokenIsOnlyForItsApplicationAndAnActivePerson() {
    var tokens = program.tokensOf(anna);
    error(Program.confidential(server).refresh(tokens.get("refresh")), 400, "invalid_grant");
    error(program.refresh(tokens.get("access")), 400, "invalid_grant");
    world.run("update principals set status = 'locked' where id = ?", anna.id());
    error(program.refresh(tokens.get("refresh")), 400, "invalid_grant");
    world.run("update principals set status = 'active' where id = ?", anna.id());
    program.refresh(tokens.get("refresh")).is(200);
    error(program.token(Map.of("grant_type", "refresh_token", "refresh_token", tokens.get("refresh"), "scope", "scim_v2", "client_id", program.uid(),
        "client_secret", program.secret())), 400, "invalid_scope");
  }

  @Test
  void aRevokedTokenOpensNothing() {
    var tokens = program.tokensOf(anna);
    program.api(tokens.get("access")).get("/users/me").is(200);
    var reply = program.basic().send("POST", "/oauth/revoke?token=" + tokens.get("access"), "application/x-www-form-urlencoded", "").is(200);
    assertThat(reply.body()).isEqualTo("{}");
    program.api(tokens.get("access")).get("/users/me").is(401);
    error(program.refresh(tokens.get("refresh")), 400, "invalid_grant");
  }

  @Test
  void revokingEndsWhatItReplacedToo() {
    var first = program.tokensOf(anna);
    var second = program.refresh(first.get("refresh")).is(200);
    program.revoke(second.text("/refresh_token")).is(200);
    program.api(first.get("access")).get("/users/me").is(401);
    program.api(second.text("/access_token")).get("/users/me").is(401);
  }

  @Test
  void onlyItsApplicationRevokesAToken() {
    var token = program.tokensOf(anna).get("access");
    error(Program.confidential(server).revoke(token), 403, "unauthorized_client");
    error(form(program.web(), "/oauth/revoke", Map.of("token", token)), 403, "unauthorized_client");
    error(form(program.web().basic(program.uid(), "wrong"), "/oauth/revoke", Map.of("token", token)), 403, "unauthorized_client");
    program.revoke("nothing").is(200);
    form(program.basic(), "/oauth/revoke", Map.of()).is(200);
    program.api(token).get("/users/me").is(200);
  }

  @Test
  void applicationsAskAboutTheirTokens() {
    var tokens = program.tokensOf(anna);
    var told = form(program.basic(), "/oauth/introspect", Map.of("token", tokens.get("access"))).is(200).has("/active", true).has("/scope", "api_v3")
        .has("/client_id", program.uid()).has("/token_type", "Bearer");
    assertThat(told.number("/exp") - told.number("/iat")).isEqualTo(7200);
    form(program.basic(), "/oauth/introspect", Map.of("token", tokens.get("refresh"))).is(200).has("/active", true).lacks("/exp");
    assertThat(form(Program.confidential(server).basic(), "/oauth/introspect", Map.of("token", tokens.get("access"))).is(200).body()).isEqualTo("{\"active\":false}");
    assertThat(form(program.basic(), "/oauth/introspect", Map.of("token", "nothing")).is(200).body()).isEqualTo("{\"active\":false}");
    error(form(program.web(), "/oauth/introspect", Map.of("token", tokens.get("access"))), 401, "invalid_client");
    error(form(program.basic(), "/oauth/introspect", Map.of()), 400, "invalid_request");
    program.revoke(tokens.get("access")).is(200);
    form(program.basic(), "/oauth/introspect", Map.of("token", tokens.get("access"))).is(200).has("/active", false);
  }

  @Test
  void aTokenTellsOfItself() {
    var token = program.tokensOf(anna).get("access");
    var told = program.web().bearer(token).get("/oauth/token/info").is(200).has("/resource_owner_id", anna.id()).lists("/scope", "api_v3")
        .has("/application/uid", program.uid());
    assertThat(told.number("/expires_in")).isBetween(7000L, 7200L);
    assertThat(told.number("/created_at")).isPositive();
    program.web().get("/oauth/token/info?access_token=" + token).is(200);
    program.web().bearer(program.credentials().text("/access_token")).get("/oauth/token/info").is(200).has("/resource_owner_id", null);
    error(program.web().get("/oauth/token/info"), 401, "invalid_token");
    error(program.web().bearer("nothing").get("/oauth/token/info"), 401, "invalid_token");
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

  @Test
  void theDocumentsTellWhereEverythingIs() {
    var origin = server.origin().toString();
    program.web().get("/.well-known/oauth-authorization-server").is(200).has("/issuer", origin).has("/token_endpoint", origin + "/oauth/token")
        .has("/authorization_endpoint", origin + "/oauth/authorize").has("/revocation_endpoint", origin + "/oauth/revoke")
        .has("/introspection_endpoint", origin + "/oauth/introspect").lists("/code_challenge_methods_supported", "S256", "plain")
        .lists("/response_types_supported", "code").lists("/grant_types_supported", "authorization_code", "refresh_token", "client_credentials");
    program.web().get("/.well-known/oauth-protected-resource").is(200).has("/resource", origin).lists("/authorization_servers", origin).lists("/scopes_supported", "api_v3");
  }

  @Test
  void whatHasEndedIsThrownAwayADayLater() {
    program.tokensOf(anna);
    program.credentials().is(200);
    var gone = Program.confidential(server);
    gone.revoke(gone.tokensOf(anna).get("access"));
    var grants = new StandingGrantStore(server.database());
    grants.sweep();
    assertThat(world.number("select count(*) from oauth_tokens where application_id = any(?)", (Object) new long[] {program.id(), gone.id()})).isEqualTo(3);
    world.run("update oauth_tokens set expires_at = expires_at - interval '2 days', revoked_at = revoked_at - interval '2 days'");
    world.run("update oauth_codes set expires_at = expires_at - interval '2 days'");
    grants.sweep();
    assertThat(world.number("select count(*) from oauth_tokens where application_id = ? and refresh_hash is not null", program.id())).isOne();
    assertThat(world.number("select count(*) from oauth_tokens where application_id = any(?)", (Object) new long[] {program.id(), gone.id()})).isOne();
    assertThat(world.number("select count(*) from oauth_codes where application_id = any(?)", (Object) new long[] {program.id(), gone.id()})).isZero();
  }

  private static void error(Reply reply, int status, String code) {
    reply.is(status).has("/error", code).includes("/error_description");
    reply.header("Cache-Control").isEqualTo("no-store");
  }
}
