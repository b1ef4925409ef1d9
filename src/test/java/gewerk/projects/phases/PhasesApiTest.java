package gewerk.projects.phases;

import java.util.Map;

import gewerk.testkit.Fixture;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Phases of projects over HTTP. */
class PhasesApiTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();
  private static Fixture fx;

  @BeforeAll
  static void people() {
    fx = server.world().fx();
    server.world().grant(fx.roles().dev(), "view_project_phases");
  }

  @Test
  void everyInstallationBeginsWithFour() {
    server.api(fx.people().dev()).get("/project_phase_definitions").is(200)
        .lists("/_embedded/elements/*/name", "Initiating", "Planning", "Executing", "Closing")
        .lists("/_embedded/elements/*/startGateName", null, "Ready for Planning", "Ready for Executing", "Ready for Closing")
        .lists("/_embedded/elements/*/startGate", false, true, true, true);
    server.api(fx.people().dev()).get("/project_phase_definitions/2").is(200).has("/name", "Planning").has("/finishGate", false);
    server.api(fx.people().dev()).get("/project_phase_definitions/99").isError(404, "NotFound");
  }

  @Test
  void theyAreForThoseWhoMaySeePhases() {
    server.api(fx.people().rita()).get("/project_phase_definitions").isError(403, "MissingPermission");
  }

  @Test
  void aPhaseBelongsToAProject() {
    long id = server.world().insert("project_phases", Map.of("project_id", fx.projects().alpha(), "definition_id", 3, "active", true));
    server.api(fx.people().dev()).get("/project_phases/" + id).is(200).has("/name", "Executing").has("/active", true)
        .has("/_links/definition/href", "/api/v3/project_phase_definitions/3").has("/_links/project/title", "ALPHA");
    server.api(fx.people().rita()).get("/project_phases/" + id).isError(404, "NotFound");
  }
}
