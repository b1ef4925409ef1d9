package gewerk.work.types;

import gewerk.testkit.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TypesApiTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  @Test
  void aReaderSeesAllTypesInTheirOrder() {
    var fx = server.world().fx();
    var types = server.api(fx.people().rita()).get("/types").is(200).has("/_type", "Collection");
    var positions = types.all("/_embedded/elements/*/position").stream().map(node -> node.asInt()).toList();
    org.assertj.core.api.Assertions.assertThat(positions).isNotEmpty().isSorted();
    types.includes("/_embedded/elements/0/color", "/_embedded/elements/0/isDefault", "/_embedded/elements/0/createdAt").lacks("/pageSize");
  }

  @Test
  void aTypeIsShownWhole() {
    var fx = server.world().fx();
    server.api(fx.people().rita()).get("/types/" + fx.types().milestone()).is(200).has("/_type", "Type").has("/name", "Milestone").has("/isMilestone", true)
        .has("/_links/self/href", fx.type(fx.types().milestone()));
    server.api(fx.people().rita()).get("/types/0").isError(404, "NotFound");
  }

  @Test
  void whoSeesNoWorkSeesNoTypes() {
    var fx = server.world().fx();
    server.api(fx.people().out()).get("/types").isError(403, "MissingPermission");
    server.api(fx.people().out()).get("/types/" + fx.types().task()).isError(403, "MissingPermission");
  }

  @Test
  void aProjectListsTheTypesItUses() {
    var fx = server.world().fx();
    long alpha = fx.projects().alpha();
    server.world().run("delete from project_types where project_id = ? and type_id <> ?", alpha, fx.types().task());
    server.api(fx.people().rita()).get("/projects/" + alpha + "/types").is(200).has("/total", 1).lists("/_embedded/elements/*/name", "Task");
    server.api(fx.people().rita()).get("/workspaces/" + alpha + "/types").is(200).has("/total", 1);
    server.api(fx.people().out()).get("/projects/" + alpha + "/types").isError(404, "NotFound");
    server.api(fx.people().rita()).get("/projects/nowhere/types").isError(404, "NotFound");
  }
}
