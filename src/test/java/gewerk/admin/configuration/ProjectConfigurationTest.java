package gewerk.admin.configuration;

import gewerk.testkit.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reference 5.2: the configuration as a project has it. */
class ProjectConfigurationTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  @Test
  void whoeverSeesTheProjectSeesIt() {
    var fx = server.world().fx();
    var path = "/projects/" + fx.projects().alpha() + "/configuration";
    server.api(fx.people().rita()).get(path).is(200).has("/_type", "Configuration").has("/enabledInternalComments", true)
        .has("/_links/self/href", "/api/v3/projects/" + fx.projects().alpha()).has("/maximumAttachmentFileSize", 5_242_880)
        .has("/_embedded/userPreferences/_type", "UserPreferences");
    server.api(fx.people().out()).get(path).isError(404, "NotFound");
    server.admin().get("/projects/999999/configuration").isError(404, "NotFound");
    server.admin().get("/configuration").is(200).lacks("/enabledInternalComments").has("/_links/self/href", "/api/v3/configuration");
  }
}
