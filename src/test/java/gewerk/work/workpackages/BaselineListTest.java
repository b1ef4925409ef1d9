package gewerk.work.workpackages;

import static gewerk.work.workpackages.Past.BEFORE;
import static gewerk.work.workpackages.Past.BOTH;
import static gewerk.work.workpackages.Past.LAST;
import static gewerk.work.workpackages.Past.THEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import gewerk.testkit.TestServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Lists over what is ten days old and was changed just now; who sees what of that, and what is refused. */
@DisplayName("Lists are compared with what they were")
class BaselineListTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final Story story = new Story(server);
  private final Past past = new Past(server, story);

  @Test
  void aListHoldsWhatMatchesAtAnyMoment() {
    long was = past.old("needle was");
    long is = past.old("other");
    long never = past.old("nothing");
    long both = past.old("needle both");
    story.change(was, "'subject':'gone'").is(200);
    story.change(is, "'subject':'needle is'").is(200);
    story.change(both, "'subject':'still needle'").is(200);
    var found = past.list(Past.filter("subject", "~", "needle"), BOTH).has("/total", 3).has("/count", 3).lists("/_embedded/elements/*/id", was, is, both);
    found.lists("/_embedded/elements/*/_meta/matchesFilters", false, true, true);
    found.lists("/_embedded/elements/*" + THEN + "/_meta/matchesFilters", true, false, true);
    found.lists("/_embedded/elements/*" + THEN + "/subject", "needle was", "other", "needle both");
    past.list(Past.filter("subject", "~", "needle"), BEFORE).lists("/_embedded/elements/*/id", was, both).lists("/_embedded/elements/*/subject", "needle was", "needle both");
    past.list(Past.filter("subject", "~", "needle"), "PT0S").lists("/_embedded/elements/*/id", is, both);
    assertThat(never).isPositive();
  }

  @Test
  void commentsAreSearchedAsTheyAreNow() {
    long wp = past.old("Was");
    story.change(wp, "'subject':'Is'").is(200);
    story.dev.post(Story.path(wp) + "/activities", "{'comment':{'raw':'behind open doors'}}").is(201);
    past.list(Past.filter("comment", "~", "behind"), BOTH).lists("/_embedded/elements/*/id", wp).has("/_embedded/elements/0" + THEN + "/_meta/matchesFilters", true);
  }

  @Test
  void pagesOrdersGroupsAndSumsGoByTheLastMoment() {
    long a = past.old("a", "status_id", story.fx.statuses().fresh());
    long b = past.old("b");
    long c = past.old("c");
    story.change(a, "'subject':'z'", "'estimatedTime':'PT3H'", Story.links("status", "/statuses/" + story.fx.statuses().inProgress())).is(200);
    var order = "[[\"subject\",\"asc\"]]";
    past.ask("filters", "[]", "timestamps", BOTH, "sortBy", order, "pageSize", "2").lists("/_embedded/elements/*/id", b, c).has("/total", 3).includes("/_links/nextByOffset");
    past.ask("filters", "[]", "timestamps", BOTH, "sortBy", order, "pageSize", "2", "offset", "2").lists("/_embedded/elements/*/id", a).has("/total", 3);
    past.ask("filters", "[]", "timestamps", "PT0S,PT-1H", "sortBy", order).lists("/_embedded/elements/*/id", a, b, c);
    past.ask("filters", "[]", "timestamps", BOTH, "groupBy", "status", "showSums", "true").lists("/groups/*/value", "New", "In progress").lists("/groups/*/count", 2, 1)
        .has("/totalSums/estimatedTime", "PT3H");
    past.ask("filters", "[]", "timestamps", BEFORE, "groupBy", "status", "showSums", "true").lists("/groups/*/value", "New").has("/totalSums/estimatedTime", null);
    past.ask("filters", "[]", "timestamps", BOTH, "pageSize", "0").has("/total", 3).lists("/_embedded/elements");
  }

  @Test
  void listsOfProjectsCompareToo() {
    long wp = past.old("Was");
    story.change(wp, "'subject':'Is'").is(200);
    story.dev.list("/projects/" + story.alpha + "/work_packages", Map.of("timestamps", BOTH)).is(200).has("/_embedded/elements/0" + THEN + "/subject", "Was");
    story.dev.list("/projects/" + story.alpha + "/work_packages", Map.of("timestamps", BOTH, "select", "elements/id,elements/subject")).is(200)
        .has("/_embedded/elements/0/subject", "Is").lacks("/_embedded/elements/0/_meta", "/_embedded/elements/0/_embedded");
  }

  @Test
  void whatSomebodyCouldNotSeeThenIsNotTold() {
    long wp = past.old("secret", "project_id", story.beta);
    past.move(wp, story.beta, story.alpha, "secret", "open");
    past.show(wp, BOTH).has("/subject", "open").has(THEN + "/_meta/exists", false).lacks(THEN + "/_links", THEN + "/subject");
    past.list(Past.filter("subject", "~", "secret"), BOTH).has("/total", 0);
    assertThat(past.list("[]", BOTH).body()).doesNotContain("secret");
    story.dev.get(Story.path(wp) + "?timestamps=" + BEFORE).isError(404, "NotFound");
  }

  @Test
  void whatSomebodyMayNotSeeAnyMoreIsToldAsItWas() {
    long wp = past.old("open");
    server.world().update("work_packages", wp, Map.of("description", "classified"));
    past.move(wp, story.alpha, story.beta, "open", "secret");
    story.dev.get(Story.path(wp)).isError(404, "NotFound");
    var shown = past.show(wp, BOTH).has("/subject", "open").has("/_meta/exists", false).has("/_meta/timestamp", "PT0S").has(THEN + "/_meta/exists", true)
        .has(LAST + "/_meta/exists", false).lacks(LAST + "/_links", "/lockVersion", "/updatedAt", "/description", "/_embedded/project", "/_embedded/attachments",
            "/_links/updateImmediately", "/_links/watchers");
    assertThat(shown.body()).doesNotContain("secret", "classified");
    assertThat(past.list("[]", BOTH).has("/total", 1).has("/_embedded/elements/0/subject", "open").lacks("/_embedded/elements/0/updatedAt").body())
        .doesNotContain("secret", "classified", "/projects/" + story.beta + "\"");
    past.list(Past.filter("subject", "~", "secret"), BOTH).has("/total", 0);
    past.ask("filters", "[]", "timestamps", BOTH, "select", "elements/*,total").has("/total", 1).lacks("/_embedded/elements/0/updatedAt", "/_embedded/elements/0/description");
    server.world().run("insert into journals (resource, resource_id, version, user_id, notes) values ('work_package', ?, 9, ?, 'behind closed doors')", wp,
        story.fx.people().adm().id());
    past.list(Past.filter("comment", "~", "behind"), BOTH).has("/total", 0);
    story.out.get(Story.path(wp) + "?timestamps=" + BOTH).isError(404, "NotFound");
  }

  @Test
  void thePresentAloneIsAnsweredAsEver() {
    long wp = past.old("n");
    var plain = story.dev.get(Story.path(wp)).is(200);
    for (var present : new String[] {"PT0S", "now", "PT0S,now", ""}) {
      assertThat(story.dev.get(Story.path(wp) + "?timestamps=" + present).is(200).body()).isEqualTo(plain.body());
    }
    assertThat(past.list("[]", "PT0S").body()).isEqualTo(past.ask("filters", "[]").body());
    assertThat(story.dev.leastStatements(Story.path(wp) + "?timestamps=PT0S")).isEqualTo(story.dev.leastStatements(Story.path(wp)));
    assertThat(story.dev.leastStatements("/work_packages?timestamps=PT0S")).isEqualTo(story.dev.leastStatements("/work_packages"));
  }

  @Test
  void aComparisonCostsTheSameStatementsHoweverMuchItShows() {
    long first = past.old("n");
    story.change(first, "'subject':'m'", Story.links("assignee", "/users/" + story.fx.people().dev().id())).is(200);
    int one = story.dev.leastStatements("/work_packages?timestamps=" + BOTH);
    for (int i = 0; i < 5; i++) {
      story.change(past.old("n" + i), "'subject':'m" + i + "'", Story.links("assignee", "/users/" + story.fx.people().dev2().id())).is(200);
    }
    assertThat(story.dev.leastStatements("/work_packages?timestamps=" + BOTH)).isEqualTo(one);
    assertThat(one).isLessThanOrEqualTo(story.dev.leastStatements("/work_packages") + 3);
  }

  @Test
  void whatCannotBeReadOrIsTooOldIsRefused() {
    long wp = past.old("n");
    story.dev.get(Story.path(wp) + "?timestamps=bogus").isError(400, "BadRequest", "Bad request: The string \"bogus\" cannot be parsed to a Timestamp.");
    story.dev.get(Story.path(wp) + "?timestamps=2020-01-01T00:00:00Z,1y,PT0S")
        .isError(400, "BadRequest", "Bad request: Timestamps contain forbidden values: 2020-01-01T00:00:00Z, 1y");
    refused("bogus,PT0S", "The string \"bogus\" cannot be parsed to a Timestamp.");
    refused("2020-01-01T00:00:00Z,PT0S", "Timestamps contain forbidden values: 2020-01-01T00:00:00Z");
    refused("oneWeekAgo@08:00+00:00", "Timestamps contain forbidden values: oneWeekAgo@08:00+00:00");
    refused("P-1D,".repeat(11), "At most 10 timestamps can be compared.");
    past.ask("timestamps", "'; drop table journals; --").isError(400, "InvalidQuery");
    story.dev.get(Story.path(wp) + "999999?timestamps=" + BOTH).isError(404, "NotFound");
  }

  @Test
  void savedViewsKeepThem() {
    long wp = past.old("Was");
    story.change(wp, "'subject':'Is'").is(200);
    story.dev.post("/queries", "{'name':'x','timestamps':['bogus']}").isInvalid("timestamps", "The string \"bogus\" cannot be parsed to a Timestamp.");
    story.dev.post("/queries", "{'name':'x','timestamps':['2020-01-01T00:00:00Z','PT0S']}")
        .isInvalid("timestamps", "Timestamps contain forbidden values: 2020-01-01T00:00:00Z");
    var query = story.dev.post("/queries", "{'name':'x','timestamps':['PT-1H','PT0S']}").is(201).has("/timestamps/0", BEFORE);
    var results = "/_embedded/results/_embedded/elements/0";
    story.dev.get("/queries/" + query.id()).is(200).has(results + THEN + "/subject", "Was").has("/timestamps/0", BEFORE);
    story.dev.get("/queries/" + query.id() + "?timestamps=PT0S").is(200).lacks(results + "/_meta").has("/timestamps/0", "PT0S").lacks("/timestamps/1");
    story.dev.get("/queries/" + query.id() + "?timestamps=bogus").isError(400, "InvalidQuery");
    server.world().run("update queries set timestamps = '{2020-01-01T00:00:00Z,PT0S}' where id = ?", query.id());
    story.dev.get("/queries/" + query.id()).is(200).lacks(results + "/_meta");
  }

  @Test
  void germansAreToldInGerman() {
    server.world().run("update users set language = 'de' where id = ?", story.fx.people().dev().id());
    refused("P-1D,".repeat(11), "Es lassen sich höchstens 10 Zeitpunkte vergleichen.");
  }

  private void refused(String timestamps, String message) {
    past.ask("timestamps", timestamps).isError(400, "InvalidQuery", message);
  }
}
