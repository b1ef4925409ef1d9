package gewerk.people.preferences;

import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PreferencesApiTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final World world = server.world();

  @Test
  void everybodyChoosesForThemselves() {
    var nora = server.api(world.person(World.unique("nora")));
    nora.patch("/users/me/preferences", "{'timeZone':'Europe/Paris','lang':'xx'}").is(200).has("/timeZone", "Europe/Paris").lacks("/lang");
    nora.patch("/users/me/preferences", "{'timeZone':'Mars/Base'}").isInvalid("timeZone", "Time zone is not set to one of the allowed values.");
    nora.get("/users/me/preferences").is(200).has("/timeZone", "Europe/Paris").has("/workdays/4", 5);
  }

  @Test
  void nobodyChoosesForOthers() {
    server.api(world.person(World.unique("nora"))).get(world.person(World.unique("otto")).path() + "/preferences").isError(403, "MissingPermission");
  }

  @Test
  void theOlderAddressLeadsToTheNewer() {
    var nora = server.api(world.person(World.unique("nora")));
    nora.get("/my_preferences").is(301).header("Location").endsWith("/api/v3/users/me/preferences");
    nora.patch("/my_preferences", "{}").is(308).header("Location").endsWith("/api/v3/users/me/preferences");
  }

  @Test
  void theFirstPageLeadsToThem() {
    var nora = world.person(World.unique("nora"));
    server.api(nora).get("").is(200).has("/_type", "Root").has("/_links/userPreferences/href", nora.path() + "/preferences").lacks("/coreVersion",
        "/_links/memberships");
    server.admin().get("/").is(200).includes("/coreVersion", "/_links/memberships", "/_links/time_entries");
    server.api(nora).get("/configuration").is(200).has("/maximumAttachmentFileSize", 5242880).lists("/perPageOptions", 20, 100).has("/dateFormat", null)
        .has("/_embedded/userPreferences/_type", "UserPreferences");
  }
}
