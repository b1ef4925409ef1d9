package gewerk.connect.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import gewerk.platform.http.QueryString;
import gewerk.testkit.Client;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Nextcloud's app asks of us, in its order and with its headers (reference nextcloud.md A.2, cases O-A04 to O-A11). */
class NextcloudOrderTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private static final String CALLBACK = "https://nc.test/index.php/apps/integration_openproject/oauth-redirect";

  private final World world = server.world();
  private final Client nextcloud = Client.of(server.origin()).with("User-Agent", "Nextcloud OpenProject integration").with("Accept-Encoding", "identity");

  @Test
  void somebodyConnectsWorksOnAndIsDisconnected() {
    var anna = world.person(World.unique("anna"));
    var program = Program.on(server, Map.of("redirect_uris", List.of(CALLBACK)));
    var browser = Program.browser(server, anna);
    var asked = new LinkedHashMap<>(Map.of("client_id", program.uid(), "redirect_uri", CALLBACK, "response_type", "code", "state", "0a1b2c3d4e",
        "code_challenge", Program.CHALLENGE, "code_challenge_method", "S256"));
    browser.get("/oauth/authorize?" + QueryString.write(asked)).is(200);
    var back = program.agree(browser, asked).is(302);
    back.header("Location").startsWith(CALLBACK + "?code=").endsWith("&state=0a1b2c3d4e");

    var first = exchange(program, Program.parameter(back, "code"), Program.VERIFIER).is(200).has("/token_type", "Bearer").has("/scope", "api_v3");
    assertThat(first.number("/expires_in")).isPositive();
    assertThat(first.number("/created_at")).isBetween(Instant.now().getEpochSecond() - 5, Instant.now().getEpochSecond() + 5);
    nextcloud.bearer(first.text("/access_token")).get("/api/v3/users/me").is(200).has("/id", anna.id()).includes("/firstName", "/lastName");
    nextcloud.bearer(first.text("/access_token")).get("//api/v3//configuration").is(200).has("/_type", "Configuration");

    var second = form("//oauth/token", Map.of("client_id", program.uid(), "client_secret", program.secret(), "grant_type", "refresh_token",
        "refresh_token", first.text("/refresh_token"))).is(200);
    assertThat(second.text("/access_token")).isNotEqualTo(first.text("/access_token"));
    assertThat(second.text("/refresh_token")).isNotEmpty().isNotEqualTo(first.text("/refresh_token"));
    nextcloud.bearer(second.text("/access_token")).get("/api/v3/users/me").is(200);
    nextcloud.bearer(first.text("/access_token")).get("/api/v3/users/me").isError(401, "Unauthenticated");

    nextcloud.basic(program.uid(), QueryString.encode(program.secret())).send("POST", "/oauth/revoke?token=" + second.text("/access_token"),
        "application/x-www-form-urlencoded", "").is(200);
    nextcloud.bearer(second.text("/access_token")).get("/api/v3/users/me").isError(401, "Unauthenticated");
    form("/oauth/token", Map.of("client_id", program.uid(), "client_secret", program.secret(), "grant_type", "refresh_token",
        "refresh_token", second.text("/refresh_token"))).is(400).has("/error", "invalid_grant");
  }

  @Test
  void whatGoesWrongIsTold() {
    var anna = world.person(World.unique("anna"));
    var program = Program.on(server, Map.of("redirect_uris", List.of(CALLBACK)));
    var proof = Map.of("code_challenge", Program.CHALLENGE, "code_challenge_method", "S256");
    nextcloud.bearer("garbage").get("/api/v3/users/me").isError(401, "Unauthenticated");
    var code = program.code(anna, proof);
    exchange(program, code, Program.VERIFIER).is(200);
    exchange(program, code, Program.VERIFIER).is(400).has("/error", "invalid_grant");
    exchange(program, program.code(anna, proof), "a".repeat(128)).is(400).has("/error", "invalid_grant");
    form("/oauth/token", Map.of("client_id", program.uid(), "client_secret", "wrong-secret", "grant_type", "authorization_code", "code", program.code(anna, proof),
        "redirect_uri", CALLBACK, "code_verifier", Program.VERIFIER)).is(401).has("/error", "invalid_client");
  }

  private gewerk.testkit.Reply exchange(Program program, String code, String verifier) {
    return form("/oauth/token", Map.of("client_id", program.uid(), "client_secret", program.secret(), "code", code, "redirect_uri", CALLBACK,
        "grant_type", "authorization_code", "code_verifier", verifier));
  }

  private gewerk.testkit.Reply form(String path, Map<String, String> fields) {
    return Program.form(nextcloud, path, fields);
  }
}
