package gewerk.projects.favorites;

import static org.assertj.core.api.Assertions.assertThat;

import gewerk.testkit.Fixture;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FavoriteApiTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final World world = server.world();
  private Fixture fx;

  @BeforeEach
  void begin() {
    fx = world.fx();
  }

  @Test
  void aFavoriteIsOnesOwnAndCanBeTakenBack() {
    var rita = server.api(fx.people().rita());
    var path = "/projects/" + fx.projects().alpha();
    rita.get(path).has("/favorited", false).includes("/_links/favor").lacks("/_links/disfavor");
    rita.post(path + "/favorite", "{}").is(204);
    rita.post(path + "/favorite", "{}").is(204);
    rita.get(path).has("/favorited", true).has("/_links/disfavor/method", "delete").lacks("/_links/favor");
    rita.list("/projects", "[{\"favorited\":{\"operator\":\"=\",\"values\":[\"t\"]}}]").lists("/_embedded/elements/*/id", fx.projects().alpha());
    server.api(fx.people().dev()).get(path).has("/favorited", false);
    rita.delete("/workspaces/" + fx.projects().alpha() + "/favorite").is(204);
    rita.delete("/workspaces/" + fx.projects().alpha() + "/favorite").is(204);
    rita.get(path).has("/favorited", false);
  }

  @Test
  void strangersHaveNoFavorites() {
    server.visitor().post("/workspaces/" + fx.projects().open() + "/favorite", "{}").isError(403, "MissingPermission");
    server.visitor().get("/projects/" + fx.projects().open()).is(200).has("/favorited", false).lacks("/_links/favor", "/_links/disfavor");
    server.api(fx.people().out()).post("/workspaces/" + fx.projects().alpha() + "/favorite", "{}").isError(404, "NotFound");
  }

  @Test
  void aNarrowListAsksForAllFavoritesAtOnce() {
    var one = server.admin().leastStatements("/projects?select=elements/favorited&pageSize=1");
    assertThat(server.admin().leastStatements("/projects?select=elements/favorited&pageSize=100")).isLessThanOrEqualTo(one);
  }
}
