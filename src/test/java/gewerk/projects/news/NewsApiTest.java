package gewerk.projects.news;

import java.util.Map;

import gewerk.testkit.Client;
import gewerk.testkit.Fixture;
import gewerk.testkit.Person;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** News over HTTP. */
class NewsApiTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();
  private static Fixture fx;

  @BeforeAll
  static void people() {
    fx = server.world().fx();
    server.world().grant(fx.roles().dev(), "manage_news");
  }

  @Test
  void whoManagesNewsWritesIt() {
    var news = dev().post("/news", body("The quay is open", fx.projects().alpha())).is(201).has("/_type", "News").has("/title", "The quay is open")
        .has("/description/raw", "At *last*.").has("/_links/author/href", fx.people().dev().path()).has("/_links/project/title", "ALPHA")
        .includes("/_links/updateImmediately", "/_links/delete");
    dev().patch("/news/" + news.id(), "{'summary': 'After two years'}").is(200).has("/summary", "After two years").has("/title", "The quay is open");
    dev().delete("/news/" + news.id()).is(204);
    dev().get("/news/" + news.id()).isError(404, "NotFound");
  }

  @Test
  void itNeedsATitleAndAProject() {
    dev().post("/news", "{'_links': {'project': {'href': '" + fx.project(fx.projects().alpha()) + "'}}}").isInvalid("title", "Title can't be blank.");
    dev().post("/news", "{'title': 'x'}").isInvalid("project", "Project can't be blank.");
    dev().post("/news", "{'title': '" + "x".repeat(257) + "', '_links': {'project': {'href': '" + fx.project(fx.projects().alpha()) + "'}}}")
        .isInvalid("title", "Title is too long (maximum is 256 characters).");
  }

  @Test
  void readersReadAndDoNotWrite() {
    long id = dev().post("/news", body("Dredging begins", fx.projects().alpha())).is(201).id();
    var rita = as(fx.people().rita());
    rita.get("/news/" + id).is(200).lacks("/_links/updateImmediately", "/_links/delete");
    rita.patch("/news/" + id, "{'title': 'x'}").isError(403, "MissingPermission");
    rita.delete("/news/" + id).isError(403, "MissingPermission");
    rita.post("/news", body("x", fx.projects().alpha())).isError(403, "MissingPermission");
  }

  @Test
  void strangersDoNotKnowOfIt() {
    long id = dev().post("/news", body("For us alone", fx.projects().alpha())).is(201).id();
    as(fx.people().out()).get("/news/" + id).isError(404, "NotFound");
    as(fx.people().out()).delete("/news/" + id).isError(404, "NotFound");
  }

  @Test
  void itStaysInItsProject() {
    long id = dev().post("/news", body("Stays", fx.projects().alpha())).is(201).id();
    dev().patch("/news/" + id, "{'_links': {'project': {'href': '" + fx.project(fx.projects().open()) + "'}}}").is(422);
  }

  @Test
  void aListIsOneProjects() {
    long id = dev().post("/news", body("Latest", fx.projects().alpha())).is(201).id();
    dev().list("/news", Map.of("filters", "[{\"project_id\":{\"operator\":\"=\",\"values\":[\"" + fx.projects().alpha() + "\"]}}]",
        "sortBy", "[[\"created_at\",\"desc\"]]", "pageSize", "1")).is(200).has("/count", 1).has("/_embedded/elements/0/id", id);
    as(fx.people().out()).get("/news").is(200).has("/total", 0);
  }

  private static String body(String title, long project) {
    return "{'title': '" + title + "', 'description': {'raw': 'At *last*.'}, '_links': {'project': {'href': '" + fx.project(project) + "'}}}";
  }

  private static Client dev() {
    return as(fx.people().dev());
  }

  private static Client as(Person person) {
    return server.api(person);
  }
}
