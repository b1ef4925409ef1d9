package gewerk.views.views;

import java.util.Map;

import gewerk.testkit.Client;
import gewerk.testkit.Fixture;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Ways to show saved queries, over HTTP. */
class ViewsApiTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();
  private static Fixture fx;

  @BeforeAll
  static void people() {
    fx = server.world().fx();
  }

  @Test
  void aQueryIsShownInOneWay() {
    long query = query();
    var body = "{'_links': {'query': {'href': '/api/v3/queries/" + query + "'}}}";
    var view = dev().post("/views/work_packages_table", body).is(201).has("/_type", "Views::WorkPackagesTable").has("/name", "Shown")
        .has("/_links/query/href", "/api/v3/queries/" + query).has("/_links/project/href", null);
    dev().get("/views/" + view.id()).is(200);
    dev().get("/queries/" + query).has("/hidden", false);
    dev().post("/views/gantt", body).isInvalid("query", "Query has already been taken.");
  }

  @Test
  void itNeedsAQueryThatOneMaySee() {
    dev().post("/views/gantt", "{}").isInvalid("query", "Query can't be blank.");
    dev().post("/views/gantt", "{'_links': {'query': {'href': '/api/v3/queries/999999'}}}").isInvalid("query", "Query does not exist.");
    long query = query();
    server.api(fx.people().dev2()).post("/views/gantt", "{'_links': {'query': {'href': '/api/v3/queries/" + query + "'}}}")
        .isInvalid("query", "Query does not exist.");
  }

  @Test
  void thereAreOnlySomeWays() {
    dev().post("/views/pie_chart", "{}").isError(404, "NotFound");
  }

  @Test
  void viewsAreListedByTheirType() {
    long query = query();
    var view = dev().post("/views/team_planner", "{'_links': {'query': {'href': '/api/v3/queries/" + query + "'}}}").is(201);
    var filters = "[{\"type\":{\"operator\":\"=\",\"values\":[\"Views::TeamPlanner\"]}}]";
    dev().list("/views", filters).is(200).has("/total", 1).has("/_embedded/elements/0/id", view.id());
    server.api(fx.people().dev2()).list("/views", Map.of("filters", filters)).is(200).has("/total", 0);
    server.api(fx.people().dev2()).get("/views/" + view.id()).isError(404, "NotFound");
  }

  private static long query() {
    return dev().post("/queries", "{'name': 'Shown'}").is(201).id();
  }

  private static Client dev() {
    return server.api(fx.people().dev());
  }
}
