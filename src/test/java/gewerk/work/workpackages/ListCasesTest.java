package gewerk.work.workpackages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ListCasesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final Story story = new Story(server);
  private final long w1 = story.fx.workPackage("W1", Map.of("assignee_id", story.fx.people().dev().id(), "estimated_hours", 2, "remaining_hours", 2, "done_ratio", 0));
  private final long w2 = story.fx.workPackage("W2", Map.of("estimated_hours", 3, "remaining_hours", 3, "done_ratio", 0));
  private final long w3 = story.fx.workPackage("W3");
  private final long w4 = story.fx.workPackage("W4", Map.of("status_id", story.fx.statuses().closed()));
  private final long hidden = story.fx.workPackage("B", Map.of("project_id", story.beta));

  @Test
  @Tag("G1")
  void aListShowsOpenWorkUnlessAskedForAll() {
    story.dev.get("/work_packages").is(200).has("/_type", "WorkPackageCollection").has("/total", 3);
    list("[]").has("/total", 4).lists("/_embedded/elements/*/id", w1, w2, w3, w4);
    assertThat(hidden).isGreaterThan(w4);
  }

  @Test
  @Tag("G2")
  void closedWorkIsFoundByTheFilterAndItsOldName() {
    list("[{\"status\":{\"operator\":\"c\",\"values\":[]}}]").has("/total", 1);
    list("[{\"status_id\":{\"operator\":\"c\",\"values\":[]}}]").has("/total", 1).lists("/_embedded/elements/*/id", w4);
  }

  @Test
  @Tag("G3")
  void meIsWhoAsks() {
    list("[{\"assigned_to\":{\"operator\":\"=\",\"values\":[\"me\"]}}]").lists("/_embedded/elements/*/id", w1);
    list("[{\"assignee\":{\"operator\":\"=\",\"values\":[\"" + story.fx.people().dev().id() + "\"]}}]").lists("/_embedded/elements/*/id", w1);
  }

  @Test
  @Tag("G4")
  void pagesAreTurned() {
    list("pageSize", "2", "offset", "2", "filters", "[]", "sortBy", "[[\"id\",\"asc\"]]").lists("/_embedded/elements/*/subject", "W3", "W4").has("/count", 2).has("/total", 4)
        .has("/pageSize", 2).has("/offset", 2).includes("/_links/previousByOffset").lacks("/_links/nextByOffset").has("/_links/jumpTo/templated", true);
  }

  @Test
  @Tag("G5")
  void pagesMayBeEmptyOrAsLargeAsAllowed() {
    list("pageSize", "0", "filters", "[]").has("/count", 0).has("/total", 4).lists("/_embedded/elements");
    list("pageSize", "-1", "filters", "[]").has("/pageSize", 1000);
  }

  @Test
  void subjectsAreFoundWhateverTheirCaseAndSigns() {
    long gantry = story.fx.workPackage("ÜBERHOLUNG der Kräne, 100 % fertig\\");
    long folder = story.fx.workPackage("Ordner a_b anlegen");
    for (var words : List.of("überholung", "Überholung", "KRÄNE über", "100 %", "%", "fertig\\\\")) {
      bySubject("~", words).lists("/_embedded/elements/*/id", gantry);
      bySubject("!~", words).has("/total", 5);
      list("[{\"subjectOrId\":{\"operator\":\"**\",\"values\":[\"" + words + "\"]}}]").lists("/_embedded/elements/*/id", gantry);
    }
    bySubject("~", "A_B").lists("/_embedded/elements/*/id", folder);
    story.change(folder, "'subject':'Straße'").is(200);
    bySubject("~", "a_b").has("/total", 0);
    bySubject("~", "STRAßE").lists("/_embedded/elements/*/id", folder);
  }

  private Reply bySubject(String operator, String words) {
    return list("[{\"subject\":{\"operator\":\"" + operator + "\",\"values\":[\"" + words + "\"]}}]");
  }

  @Test
  @Tag("G6")
  void unknownFiltersAreRefused() {
    assertThat(ask("filters", "[{\"bogus\":{\"operator\":\"=\",\"values\":[\"1\"]}}]").isError(400, "InvalidQuery").text("/message")).contains("filter does not exist.");
  }

  @Test
  @Tag("G7")
  void filtersAreJson() {
    ask("filters", "notjson").isError(400, "InvalidQuery");
  }

  @Test
  @Tag("G8")
  void groupsAreCountedInOrder() {
    var status = story.fx.statuses();
    list("groupBy", "status", "filters", "[]").lists("/groups/*/value", "New", "Closed").lists("/groups/*/count", 3, 1)
        .lists("/groups/0/_links/valueLink/*/href", "/api/v3/statuses/" + status.fresh());
    ask("groupBy", "bogus").isError(400, "InvalidQuery", "Can't group by: bogus");
  }

  @Test
  @Tag("G9")
  void unknownOrdersAreRefused() {
    ask("sortBy", "[[\"bogus\",\"asc\"]]").isError(400, "InvalidQuery", "Can't sort by column: bogus");
  }

  @Test
  @Tag("G10")
  void sumsAreOverTheWholeList() {
    list("showSums", "true", "filters", "[]", "pageSize", "1").has("/totalSums/estimatedTime", "PT5H").has("/_links/sumsSchema/href", "/api/v3/work_packages/schemas/sums");
  }

  @Test
  @Tag("G11")
  void whoMaySeeWorkNowhereIsToldSo() {
    story.out.get("/work_packages").is(403);
    var elsewhere = story.fx.world().person(World.unique("elsewhere"));
    story.fx.world().member(elsewhere.id(), story.fx.world().project(World.unique("empty"), "EMPTY"), story.fx.roles().reader());
    server.api(elsewhere).get("/work_packages").is(200).has("/total", 0);
  }

  @Test
  @Tag("G12")
  void typingFindsWordsOfSubjectAndProject() {
    var world = story.fx.world();
    long lorem = world.project(World.unique("lorem"), "lorem");
    world.types(lorem, story.task);
    world.member(story.fx.people().dev().id(), lorem, story.fx.roles().dev());
    long both = story.fx.workPackage("lorem ipsum");
    long byProject = story.fx.workPackage("ipsum", Map.of("project_id", lorem));
    story.fx.workPackage("lorem");
    list("[{\"typeahead\":{\"operator\":\"**\",\"values\":[\"lorem ipsum\"]}}]").lists("/_embedded/elements/*/id", both, byProject);
  }

  @Test
  @Tag("G13")
  void thePastCannotBeAskedFor() {
    assertThat(ask("timestamps", "2020-01-01T00:00:00Z,PT0S").isError(400, "InvalidQuery").text("/message"))
        .contains("Timestamps contain forbidden values: 2020-01-01T00:00:00Z");
  }

  @Test
  @Tag("G14")
  void ownAddressHoldsItsParametersInAlphabeticalOrder() {
    var address = story.dev.get("/work_packages").text("/_links/self/href");
    var names = Arrays.stream(address.substring(address.indexOf('?') + 1).split("&")).map(pair -> pair.split("=")[0]).toList();
    assertThat(names).containsExactly("filters", "includeSubprojects", "offset", "pageSize", "showHierarchies", "showSums", "sortBy");
  }

  private Reply list(String filters) {
    return list("filters", filters);
  }

  private Reply list(String... namesAndValues) {
    return ask(namesAndValues).is(200);
  }

  private Reply ask(String... namesAndValues) {
    var parameters = new java.util.TreeMap<String, String>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return story.dev.list("/work_packages", parameters);
  }
}
