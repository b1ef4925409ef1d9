package gewerk.connect.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ApplicationsApiTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final World world = server.world();

  @Test
  void administratorsSeeAnApplicationWithoutItsSecret() {
    var boss = world.admin(World.unique("boss"));
    long id = world.insert("oauth_applications", java.util.Map.of("uid", World.unique("client"), "name", "Tide", "secret_hash", Opaque.hex("secret"), "redirect_uris",
        List.of("https://one.example/", "https://two.example/"), "scopes", List.of("api_v3"), "confidential", true, "enabled", true, "builtin", false, "owner_id", boss.id()));
    var reply = server.api(boss).get("/oauth_applications/" + id).is(200).has("/_type", "OAuthApplication").has("/id", id).has("/name", "Tide").has("/confidential", true)
        .lists("/scopes", "api_v3").has("/_links/self/href", "/api/v3/oauth_applications/" + id).has("/_links/self/title", "Tide").has("/_links/owner/href", boss.path())
        .has("/_links/redirectUri/0/href", "https://one.example/").has("/_links/redirectUri/1/href", "https://two.example/")
        .includes("/clientId", "/createdAt", "/updatedAt").lacks("/clientSecret");
    assertThat(reply.body()).doesNotContain(Opaque.hex("secret"));
  }

  @Test
  void othersAreNotTold() {
    var anna = world.person(World.unique("anna"));
    server.api(anna).get("/oauth_applications/1").isError(403, "MissingPermission");
    server.api(anna).get("/oauth_applications/999999").isError(403, "MissingPermission");
    server.visitor().get("/oauth_applications/1").isError(401, "Unauthenticated");
    server.admin().get("/oauth_applications/999999").isError(404, "NotFound");
  }

  @Test
  void whatWeAreCalledElsewhereIsForAdministrators() {
    server.api(world.person(World.unique("anna"))).get("/oauth_client_credentials/1").isError(403, "MissingPermission");
    server.admin().get("/oauth_client_credentials/1").isError(404, "NotFound");
  }

  @Test
  void theMobileAppIsKnownAndSwitchedOff() {
    assertThat(world.number("select count(*) from oauth_applications where builtin and not enabled and not confidential and secret_hash is null")).isOne();
  }
}
