package gewerk.work.priorities;

import gewerk.testkit.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PrioritiesApiTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  @Test
  void aReaderSeesThePrioritiesAndWhichIsUsual() {
    var fx = server.world().fx();
    server.api(fx.people().rita()).get("/priorities").is(200).includes("/_embedded/elements/0/isActive").lacks("/pageSize");
    server.api(fx.people().rita()).get("/priorities/" + fx.priorities().normal()).is(200).has("/_type", "Priority").has("/name", "Normal")
        .has("/isDefault", true).has("/isActive", true);
    server.api(fx.people().rita()).get("/priorities/" + fx.priorities().old()).is(200).has("/isActive", false);
  }

  @Test
  void whoSeesNoWorkSeesNoPriorities() {
    var fx = server.world().fx();
    server.api(fx.people().out()).get("/priorities").isError(403, "MissingPermission");
  }

  @Test
  void anActivityOfTimeEntriesIsNoPriority() {
    var fx = server.world().fx();
    long activity = server.world().number("select min(id) from enumerations where kind = 'time_entry_activity'");
    server.api(fx.people().rita()).get("/priorities/" + activity).isError(404, "NotFound");
  }
}
