package gewerk.connect.oauth;

import static gewerk.connect.oauth.Program.error;
import static gewerk.connect.oauth.Program.form;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import gewerk.testkit.Person;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is told about tokens, and about us. */
class IntrospectionTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final World world = server.world();
  private final Person anna = world.person(World.unique("anna"));
  private final Program program = Program.confidential(server);

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
  void theDocumentsTellWhereEverythingIs() {
    var origin = server.origin().toString();
    program.web().get("/.well-known/oauth-authorization-server").is(200).has("/issuer", origin).has("/token_endpoint", origin + "/oauth/token")
        .has("/authorization_endpoint", origin + "/oauth/authorize").has("/revocation_endpoint", origin + "/oauth/revoke")
        .has("/introspection_endpoint", origin + "/oauth/introspect").lists("/code_challenge_methods_supported", "S256", "plain")
        .lists("/response_types_supported", "code").lists("/grant_types_supported", "authorization_code", "refresh_token", "client_credentials");
    program.web().get("/.well-known/oauth-protected-resource").is(200).has("/resource", origin).lists("/authorization_servers", origin).lists("/scopes_supported", "api_v3");
  }
}
