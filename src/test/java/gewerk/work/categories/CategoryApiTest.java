package gewerk.work.categories;

import java.util.Map;

import gewerk.testkit.Fixture;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CategoryApiTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final World world = server.world();
  private Fixture fx;
  private long hull;
  private long deck;

  @BeforeEach
  void begin() {
    fx = world.fx();
    hull = world.insert("categories", Map.of("project_id", fx.projects().alpha(), "name", "Hull", "default_assignee_id", fx.people().dev().id()));
    deck = world.insert("categories", Map.of("project_id", fx.projects().alpha(), "name", "deck"));
  }

  @Test
  void aMemberSeesACategoryAndWhoGetsItsWork() {
    server.api(fx.people().dev()).get("/categories/" + hull).is(200).has("/_type", "Category").has("/name", "Hull")
        .has("/_links/project/href", fx.project(fx.projects().alpha())).has("/_links/defaultAssignee/href", fx.people().dev().path());
    server.api(fx.people().dev()).get("/categories/" + deck).is(200).lacks("/_links/defaultAssignee");
  }

  @Test
  void strangersSeeNone() {
    var out = server.api(fx.people().out());
    out.get("/categories/" + hull).isError(404, "NotFound");
    out.get("/projects/" + fx.projects().alpha() + "/categories").isError(404, "NotFound");
    out.get("/categories/999999").isError(404, "NotFound");
  }

  @Test
  void aProjectListsItsOwnByName() {
    server.admin().get("/workspaces/" + fx.projects().alpha() + "/categories").is(200).lists("/_embedded/elements/*/name", "deck", "Hull").has("/total", 2);
    server.admin().get("/projects/" + fx.projects().beta() + "/categories").is(200).has("/total", 0);
  }
}
