package gewerk.views.queries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import gewerk.testkit.Client;
import gewerk.testkit.Fixture;
import gewerk.testkit.Person;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Saved views over HTTP. */
class QueryApiTest {
  private static final String NEW_ONES = """
      {'_links': {'filter': {'href': '/api/v3/queries/filters/status'}, 'operator': {'href': '/api/v3/queries/operators/%%3D'},
       'values': [{'href': '/api/v3/statuses/%d'}]}}""";

  @RegisterExtension
  static final TestServer server = TestServer.start();
  private static Fixture fx;

  @BeforeAll
  static void people() {
    fx = server.world().fx();
  }

  @Test
  void aSavedViewIsOnesOwnAndPrivate() {
    saved("Mine").has("/_type", "Query").has("/public", false).has("/starred", false).has("/_links/user/href", fx.people().dev().path())
        .includes("/_links/star", "/_links/project").lacks("/_links/unstar", "/_embedded/results")
        .has("/filters/0/_type", "StatusQueryFilter").has("/filters/0/_links/operator/href", "/api/v3/queries/operators/%3D")
        .has("/filters/0/_links/values/0/title", "New");
  }

  @Test
  void itNeedsAName() {
    dev().post("/queries", "{}").isInvalid("name", "Name can't be blank.");
  }

  @Test
  void onlySomeMayPublish() {
    dev().post("/queries", "{'name': 'For all', 'public': true}")
        .isInvalid("public", "Public - The user has no permission to create public views.");
  }

  @Test
  void theShortFormOfFiltersIsNoBody() {
    var answer = dev().post("/queries", "{'name': 'x', 'filters': [{'status': {'operator': 'o'}}]}").isError(400, "InvalidRequestBody");
    assertThat(answer.text("/message")).startsWith("Could not read filter from: ");
  }

  @Test
  void wrongPartsAreNamed() {
    dev().post("/queries", "{'name': 'x', '_links': {'columns': [{'href': '/api/v3/queries/columns/bogus'}]}}")
        .isInvalid("columns", "Columns Invalid query column: bogus");
    dev().post("/queries", """
        {'name': 'x', 'filters': [{'_links': {'filter': {'href': '/api/v3/queries/filters/bogus'}, 'operator': {'href': '/api/v3/queries/operators/o'}}}]}
        """).isInvalid("filters", "Filters Bogus filter does not exist.");
  }

  @Test
  void itShowsItsResultsToWhomItBelongs() {
    var query = saved("With results");
    dev().get(path(query)).is(200).has("/_embedded/results/_type", "WorkPackageCollection").includes("/_embedded/columns", "/_embedded/results/total");
    as(fx.people().dev2()).get(path(query)).isError(404, "NotFound");
    server.world().run("update queries set public = true where id = ?", query.id());
    as(fx.people().dev2()).get(path(query)).is(200);
  }

  @Test
  void parametersWinForOnceOverWhatIsSaved() {
    var query = saved("Overridden");
    long done = fx.workPackage("Closed already", Map.of("status_id", fx.statuses().closed()));
    var all = dev().list(path(query), Map.of("filters", "[]", "pageSize", "1000")).is(200);
    assertThat(all.all("/_embedded/results/_embedded/elements/*/id").stream().map(node -> node.asLong()).toList()).contains(done);
    assertThat(all.all("/filters")).isEmpty();
    assertThat(dev().get(path(query)).all("/filters")).hasSize(1);
    dev().list(path(query), Map.of("columns[]", "bogus")).isError(400, "InvalidQuery", "Invalid query column: bogus");
  }

  @Test
  void whatIsGoneIsPassedOver() {
    var query = saved("Old");
    server.world().run("update queries set filters = '[{\"name\": \"status\", \"operator\": \"=\", \"values\": [\"999999\"]}]' where id = ?", query.id());
    assertThat(dev().get(path(query)).is(200).all("/filters")).isEmpty();
  }

  @Test
  void aStarCanBeGivenTwiceAndTakenBack() {
    var path = path(saved("Starred"));
    dev().patch(path + "/star", "{}").is(200).has("/starred", true).includes("/_links/unstar");
    dev().patch(path + "/star", "{}").is(200).has("/starred", true);
    dev().patch(path + "/unstar", "{}").is(200).has("/starred", false);
  }

  @Test
  void onesOwnCanBeDeletedOthersNot() {
    var query = saved("Gone soon");
    dev().delete(path(query)).is(204);
    dev().get(path(query)).isError(404, "NotFound");
    var open = saved("Stays");
    server.world().run("update queries set public = true where id = ?", open.id());
    as(fx.people().dev2()).delete(path(open)).isError(403, "MissingPermission");
  }

  @Test
  void theUsualViewShowsWhatIsOpen() {
    var usual = dev().get("/queries/default").is(200).lacks("/id").has("/name", "default").has("/public", false)
        .has("/filters/0/_links/operator/href", "/api/v3/queries/operators/o");
    assertThat(usual.all("/filters")).hasSize(1);
    usual.lists("/_links/sortBy/*/href", "/api/v3/queries/sort_bys/id-asc").has("/_links/self/href", "/api/v3/queries/default");
    dev().get("/projects/" + fx.projects().alpha() + "/queries/default").is(200).has("/_links/project/title", "ALPHA");
    as(fx.people().out()).get("/queries/default").isError(403, "MissingPermission");
  }

  @Test
  void itsPartsCanBeLookedAtOneByOne() {
    dev().get("/queries/filters/assignee").is(200).has("/_type", "QueryFilter").has("/_links/self/title", "Assignee");
    dev().get("/queries/filters/bogus").isError(404, "NotFound");
    dev().get("/queries/operators/o").is(200).has("/name", "open");
    dev().get("/queries/columns/subject").is(200).has("/_type", "QueryColumn::Property").has("/name", "Subject");
    dev().get("/queries/group_bys/status").is(200).has("/_type", "QueryGroupBy");
    dev().get("/queries/sort_bys/id-asc").is(200).has("/name", "ID (Ascending)").has("/_links/column/href", "/api/v3/queries/columns/id");
    dev().get("/queries/sort_bys/id-up").isError(404, "NotFound");
  }

  @Test
  void aFormTellsWhatCanBeChosen() {
    var form = dev().post("/queries/form", "{}").is(200).includes("/_embedded/validationErrors/name").lacks("/_links/commit");
    assertThat(form.all("/_embedded/schema/columns/_links/allowedValues")).isNotEmpty();
    assertThat(form.all("/_embedded/schema/_embedded/filtersSchemas/_embedded/elements")).isNotEmpty();
    dev().post("/queries/form", "{'name': 'x'}").is(200).has("/_links/commit/href", "/api/v3/queries").includes("/_links/create_new");
  }

  @Test
  void whatAFormProposesCanBeSaved() {
    var payload = dev().post("/queries/form", "{'name': 'From a form', 'filters': [" + NEW_ONES.formatted(fx.statuses().fresh()) + "]}").is(200)
        .at("/_embedded/payload");
    dev().send("POST", "/queries", "application/json", payload.toString()).is(201).has("/name", "From a form")
        .lists("/_links/columns/*/href", "/api/v3/queries/columns/id", "/api/v3/queries/columns/subject", "/api/v3/queries/columns/type",
            "/api/v3/queries/columns/status", "/api/v3/queries/columns/assignee", "/api/v3/queries/columns/priority");
  }

  @Test
  void peoplePutWorkInOrderByHand() {
    var path = path(saved("In order"));
    long first = fx.workPackage("First");
    long second = fx.workPackage("Second");
    dev().patch(path + "/order", "{'delta': {'" + first + "': 0, '" + second + "': 10}}").is(200).includes("/t");
    dev().get(path + "/order").is(200).has("/" + first, 0).has("/" + second, 10);
    dev().patch(path + "/order", "{'delta': {'" + first + "': -1}}").is(200);
    dev().get(path + "/order").is(200).lacks("/" + first).has("/" + second, 10);
  }

  @Test
  void filtersTellWhatTheyTake() {
    dev().get("/queries/filter_instance_schemas").is(200).has("/_embedded/elements/0/_type", "QueryFilterInstanceSchema");
    dev().get("/queries/filter_instance_schemas/assignee").is(200)
        .has("/_dependencies/0/dependencies/~1api~1v3~1queries~1operators~1%3D/values/type", "[]User")
        .has("/_dependencies/0/dependencies/~1api~1v3~1queries~1operators~1%2A", Map.of());
    dev().get("/projects/" + fx.projects().alpha() + "/queries/filter_instance_schemas").is(200);
    dev().get("/projects/" + fx.projects().beta() + "/queries/filter_instance_schemas").isError(404, "NotFound");
  }

  @Test
  void aListOfViewsHoldsOnesOwnAndPublicOnes() {
    var mine = saved("Listed");
    assertThat(dev().get("/queries").is(200).all("/_embedded/elements/*/id").stream().map(node -> node.asLong()).toList()).contains(mine.id());
    assertThat(as(fx.people().dev2()).get("/queries").is(200).all("/_embedded/elements/*/id").stream().map(node -> node.asLong()).toList())
        .doesNotContain(mine.id());
    dev().list("/queries", "[{\"id\":{\"operator\":\"=\",\"values\":[\"" + mine.id() + "\"]}}]").is(200).has("/total", 1);
  }

  private static Reply saved(String name) {
    return dev().post("/queries", "{'name': '" + name + "', 'filters': [" + NEW_ONES.formatted(fx.statuses().fresh()) + "]}").is(201);
  }

  private static String path(Reply query) {
    return "/queries/" + query.id();
  }

  private static Client dev() {
    return as(fx.people().dev());
  }

  private static Client as(Person person) {
    return server.api(person);
  }
}
