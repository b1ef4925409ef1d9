package gewerk.work.workpackages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import gewerk.platform.http.QueryString;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Everything here is ten days old and was changed just now: an hour ago it was as it was made. */
@DisplayName("Work packages are compared with what they were")
class BaselineTest {
  private static final String BEFORE = "PT-1H";
  private static final String BOTH = "PT-1H,PT0S";
  private static final String THEN = "/_embedded/attributesByTimestamp/0";
  private static final String LAST = "/_embedded/attributesByTimestamp/1";
  private static final String MOMENT = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final Story story = new Story(server);

  @Test
  void whatDiffersIsTold() {
    long wp = old("Was");
    story.change(wp, "'subject':'Is'", "'startDate':'2026-03-02'").is(200);
    var shown = show(wp, BOTH).has("/subject", "Is").has("/_meta/exists", true).has("/_meta/timestamp", "PT0S").lacks("/_meta/matchesFilters");
    shown.has(THEN + "/subject", "Was").has(THEN + "/startDate", null).lacks(THEN + "/dueDate", THEN + "/_links/status", THEN + "/description", THEN + "/id")
        .has(THEN + "/_meta/exists", true).has(THEN + "/_meta/timestamp", BEFORE).lacks(THEN + "/_meta/matchesFilters")
        .has(THEN + "/_links/self/title", "Was").has(THEN + "/_links/schema/href", "/api/v3/work_packages/schemas/" + story.alpha + "-" + story.task);
    shown.has(LAST + "/_meta/timestamp", "PT0S").lacks(LAST + "/subject", LAST + "/startDate").includes("/_embedded/status", "/_links/updateImmediately");
    assertThat(shown.text("/_links/self/href")).matches("/api/v3/work_packages/" + wp + "\\?timestamps=" + MOMENT + "," + MOMENT);
    assertThat(shown.text(THEN + "/_links/self/href")).matches("/api/v3/work_packages/" + wp + "\\?timestamps=" + MOMENT);
  }

  @Test
  void linksAreTold() {
    long wp = old("n");
    long parent = old("parent");
    var dev = story.fx.people().dev();
    story.change(wp, Story.links("status", "/statuses/" + story.fx.statuses().inProgress(), "assignee", "/users/" + dev.id(),
        "parent", "/work_packages/" + parent, "priority", "/priorities/" + story.fx.priorities().high())).is(200);
    show(wp, BOTH).has(THEN + "/_links/status/href", story.fx.status(story.fx.statuses().fresh())).has(THEN + "/_links/status/title", "New")
        .has(THEN + "/_links/assignee/href", null).has(THEN + "/_links/parent/href", null).has(THEN + "/_links/priority/title", "Normal")
        .lacks(THEN + "/_links/type", THEN + "/_links/project", THEN + "/_links/responsible", LAST + "/_links/status");
  }

  @Test
  void milestonesHaveOneDate() {
    long wp = old("n", "type_id", story.fx.types().milestone());
    story.change(wp, "'date':'2026-03-02'").is(200);
    show(wp, BOTH).has("/date", "2026-03-02").has(THEN + "/date", null).lacks(THEN + "/startDate", THEN + "/dueDate");
  }

  @Test
  void customFieldsAreTold() {
    long text = field("text", "string");
    long number = field("number", "int");
    long kept = field("kept", "string");
    long wp = old("n");
    story.fx.world().update("work_packages", wp, Map.of("custom", Map.of(String.valueOf(text), List.of("was"), String.valueOf(kept), List.of("same"))));
    story.change(wp, "'customField" + text + "':'is'", "'customField" + number + "':7").is(200);
    show(wp, BOTH).has("/customField" + text, "is").has(THEN + "/customField" + text, "was").has(THEN + "/customField" + number, null)
        .lacks(THEN + "/customField" + kept).has("/customField" + kept, "same");
    var was = filter("customField" + text, "=", "was");
    list(was, BOTH).lists("/_embedded/elements/*/id", wp).has("/_embedded/elements/0/_meta/matchesFilters", false);
    story.change(wp, "'customField" + text + "':null", "'customField" + number + "':8").is(200);
    show(wp, BOTH).has(THEN + "/customField" + text, "was").has(THEN + "/customField" + number, null);
  }

  @Test
  void customFieldsOfEveryShapeAreTold() {
    long truth = field("truth", "bool");
    long number = field("number", "float");
    long day = field("day", "date");
    long several = field("several", "list");
    server.world().update("custom_fields", several, Map.of("multi_value", true));
    long first = server.world().insert("custom_options", Map.of("custom_field_id", several, "value", "first", "position", 1, "is_default", false));
    long second = server.world().insert("custom_options", Map.of("custom_field_id", several, "value", "second", "position", 2, "is_default", false));
    long wp = old("n");
    server.world().setting("journal_aggregation_time_minutes", 0);
    var options = "'_links':{'customField%d':[{'href':'/api/v3/custom_options/%d'}%s]}";
    story.change(wp, "'customField" + truth + "':true", "'customField" + number + "':1.5", "'customField" + day + "':'2026-03-02'",
        options.formatted(several, first, ",{'href':'/api/v3/custom_options/" + second + "'}")).is(200);
    server.world().run("update journals set created_at = now() - interval '2 hours' where resource_id = ? and resource = 'work_package'", wp);
    story.change(wp, "'customField" + truth + "':false", "'customField" + number + "':2.5", "'customField" + day + "':null", options.formatted(several, first, "")).is(200);
    server.world().setting("journal_aggregation_time_minutes", 5);
    show(wp, BOTH).has(THEN + "/customField" + truth, true).has(THEN + "/customField" + number, 1.5).has(THEN + "/customField" + day, "2026-03-02")
        .lists(THEN + "/_links/customField" + several + "/*/title", "first", "second").has("/customField" + truth, false).has("/customField" + number, 2.5)
        .lists("/_links/customField" + several + "/*/title", "first").lacks(LAST + "/customField" + truth, LAST + "/_links/customField" + several);
    list(filter("customField" + several, "=", String.valueOf(second)), BOTH).has("/total", 1).has("/_embedded/elements/0" + THEN + "/_meta/matchesFilters", true)
        .has("/_embedded/elements/0/_meta/matchesFilters", false);
  }

  @Test
  void customFieldsForAdministratorsStayHidden() {
    long secret = field("secret", "string");
    long wp = old("n");
    story.change(story.adm, wp, "'customField" + secret + "':'is'").is(200);
    server.world().update("custom_fields", secret, Map.of("admin_only", true));
    assertThat(show(wp, BOTH).body()).doesNotContain("customField" + secret);
    story.adm.get(Story.path(wp) + "?timestamps=" + BOTH).is(200).has(THEN + "/customField" + secret, null);
  }

  @Test
  void severalChangesAreTakenBackToTheFirst() {
    long wp = old("first");
    server.world().setting("journal_aggregation_time_minutes", 0);
    story.change(wp, "'subject':'second'").is(200);
    story.change(wp, "'subject':'third'").is(200);
    server.world().run("update journals set created_at = now() - interval '30 minutes' where resource_id = ? and resource = 'work_package' and version = 1", wp);
    var shown = show(wp, "PT-1H,PT-10M,PT0S").has("/subject", "third");
    shown.has(THEN + "/subject", "first").has(LAST + "/subject", "second").lacks("/_embedded/attributesByTimestamp/2/subject");
    server.world().setting("journal_aggregation_time_minutes", 5);
  }

  @Test
  void whatWasNotThereYetHasNoLinks() {
    long wp = story.create().is(201).id();
    show(wp, BOTH).has("/_meta/exists", true).has(THEN + "/_meta/exists", false).has(THEN + "/_meta/timestamp", BEFORE).lacks(THEN + "/_links", THEN + "/subject")
        .has(LAST + "/_meta/exists", true).includes(LAST + "/_links/self");
    story.dev.get(Story.path(wp) + "?timestamps=" + BEFORE).isError(404, "NotFound");
    list("[]", BOTH).has("/total", 1).has("/_embedded/elements/0" + THEN + "/_meta/matchesFilters", false);
    list("[]", BEFORE).has("/total", 0);
  }

  @Test
  void theLastMomentSuppliesWhatIsShown() {
    long wp = old("Was");
    story.change(wp, "'subject':'Is'").is(200);
    show(wp, BEFORE).has("/subject", "Was").has("/_meta/timestamp", BEFORE).lacks(THEN + "/subject").has("/_links/self/title", "Was");
    show(wp, "PT0S,PT-1H").has("/subject", "Was").has(THEN + "/subject", "Is").has(THEN + "/_meta/timestamp", "PT0S");
    list("[]", BEFORE).has("/_embedded/elements/0/subject", "Was");
  }

  @Test
  void followingALinkLeadsToThatMoment() {
    long wp = old("Was");
    story.change(wp, "'subject':'Is'").is(200);
    story.dev.get(show(wp, BOTH).text(THEN + "/_links/self/href")).is(200).has("/subject", "Was");
    story.dev.get(list("[]", BOTH).text("/_links/self/href")).is(200).has("/total", 1);
  }

  @Test
  void aListHoldsWhatMatchesAtAnyMoment() {
    long was = old("needle was");
    long is = old("other");
    long never = old("nothing");
    long both = old("needle both");
    story.change(was, "'subject':'gone'").is(200);
    story.change(is, "'subject':'needle is'").is(200);
    story.change(both, "'subject':'still needle'").is(200);
    var found = list(filter("subject", "~", "needle"), BOTH).has("/total", 3).has("/count", 3).lists("/_embedded/elements/*/id", was, is, both);
    found.lists("/_embedded/elements/*/_meta/matchesFilters", false, true, true);
    found.lists("/_embedded/elements/*" + THEN + "/_meta/matchesFilters", true, false, true);
    found.lists("/_embedded/elements/*" + THEN + "/subject", "needle was", "other", "needle both");
    list(filter("subject", "~", "needle"), BEFORE).lists("/_embedded/elements/*/id", was, both).lists("/_embedded/elements/*/subject", "needle was", "needle both");
    list(filter("subject", "~", "needle"), "PT0S").lists("/_embedded/elements/*/id", is, both);
    assertThat(never).isPositive();
  }

  @Test
  void commentsAreSearchedAsTheyAreNow() {
    long wp = old("Was");
    story.change(wp, "'subject':'Is'").is(200);
    story.dev.post(Story.path(wp) + "/activities", "{'comment':{'raw':'behind open doors'}}").is(201);
    list(filter("comment", "~", "behind"), BOTH).lists("/_embedded/elements/*/id", wp).has("/_embedded/elements/0" + THEN + "/_meta/matchesFilters", true);
  }

  @Test
  void pagesOrdersGroupsAndSumsGoByTheLastMoment() {
    long a = old("a", "status_id", story.fx.statuses().fresh());
    long b = old("b");
    long c = old("c");
    story.change(a, "'subject':'z'", "'estimatedTime':'PT3H'", Story.links("status", "/statuses/" + story.fx.statuses().inProgress())).is(200);
    var order = "[[\"subject\",\"asc\"]]";
    ask("filters", "[]", "timestamps", BOTH, "sortBy", order, "pageSize", "2").lists("/_embedded/elements/*/id", b, c).has("/total", 3).includes("/_links/nextByOffset");
    ask("filters", "[]", "timestamps", BOTH, "sortBy", order, "pageSize", "2", "offset", "2").lists("/_embedded/elements/*/id", a).has("/total", 3);
    ask("filters", "[]", "timestamps", "PT0S,PT-1H", "sortBy", order).lists("/_embedded/elements/*/id", a, b, c);
    ask("filters", "[]", "timestamps", BOTH, "groupBy", "status", "showSums", "true").lists("/groups/*/value", "New", "In progress").lists("/groups/*/count", 2, 1)
        .has("/totalSums/estimatedTime", "PT3H");
    ask("filters", "[]", "timestamps", BEFORE, "groupBy", "status", "showSums", "true").lists("/groups/*/value", "New").has("/totalSums/estimatedTime", null);
    ask("filters", "[]", "timestamps", BOTH, "pageSize", "0").has("/total", 3).lists("/_embedded/elements");
  }

  @Test
  void listsOfProjectsCompareToo() {
    long wp = old("Was");
    story.change(wp, "'subject':'Is'").is(200);
    story.dev.list("/projects/" + story.alpha + "/work_packages", Map.of("timestamps", BOTH)).is(200).has("/_embedded/elements/0" + THEN + "/subject", "Was");
    story.dev.list("/projects/" + story.alpha + "/work_packages", Map.of("timestamps", BOTH, "select", "elements/id,elements/subject")).is(200)
        .has("/_embedded/elements/0/subject", "Is").lacks("/_embedded/elements/0/_meta", "/_embedded/elements/0/_embedded");
  }

  @Test
  void whatSomebodyCouldNotSeeThenIsNotTold() {
    long wp = old("secret", "project_id", story.beta);
    move(wp, story.beta, story.alpha, "secret", "open");
    show(wp, BOTH).has("/subject", "open").has(THEN + "/_meta/exists", false).lacks(THEN + "/_links", THEN + "/subject");
    list(filter("subject", "~", "secret"), BOTH).has("/total", 0);
    assertThat(list("[]", BOTH).body()).doesNotContain("secret");
    story.dev.get(Story.path(wp) + "?timestamps=" + BEFORE).isError(404, "NotFound");
  }

  @Test
  void whatSomebodyMayNotSeeAnyMoreIsToldAsItWas() {
    long wp = old("open");
    server.world().update("work_packages", wp, Map.of("description", "classified"));
    move(wp, story.alpha, story.beta, "open", "secret");
    story.dev.get(Story.path(wp)).isError(404, "NotFound");
    var shown = show(wp, BOTH).has("/subject", "open").has("/_meta/exists", false).has("/_meta/timestamp", "PT0S").has(THEN + "/_meta/exists", true)
        .has(LAST + "/_meta/exists", false).lacks(LAST + "/_links", "/lockVersion", "/updatedAt", "/description", "/_embedded/project", "/_embedded/attachments",
            "/_links/updateImmediately", "/_links/watchers");
    assertThat(shown.body()).doesNotContain("secret", "classified");
    assertThat(list("[]", BOTH).has("/total", 1).has("/_embedded/elements/0/subject", "open").lacks("/_embedded/elements/0/updatedAt").body())
        .doesNotContain("secret", "classified", "/projects/" + story.beta + "\"");
    list(filter("subject", "~", "secret"), BOTH).has("/total", 0);
    ask("filters", "[]", "timestamps", BOTH, "select", "elements/*,total").has("/total", 1).lacks("/_embedded/elements/0/updatedAt", "/_embedded/elements/0/description");
    server.world().run("insert into journals (resource, resource_id, version, user_id, notes) values ('work_package', ?, 9, ?, 'behind closed doors')", wp,
        story.fx.people().adm().id());
    list(filter("comment", "~", "behind"), BOTH).has("/total", 0);
    story.out.get(Story.path(wp) + "?timestamps=" + BOTH).isError(404, "NotFound");
  }

  @Test
  void parentsThatSomebodyMayNotSeeAreNotNamed() {
    long hidden = old("hidden", "project_id", story.beta);
    long wp = old("n");
    journal(wp, "{\"parent\":[" + hidden + ",null]}");
    var shown = show(wp, BOTH).lacks(THEN + "/_links/parent");
    assertThat(shown.body()).doesNotContain("hidden", "/work_packages/" + hidden);
  }

  @Test
  void thePresentAloneIsAnsweredAsEver() {
    long wp = old("n");
    var plain = story.dev.get(Story.path(wp)).is(200);
    for (var present : new String[] {"PT0S", "now", "PT0S,now", ""}) {
      assertThat(story.dev.get(Story.path(wp) + "?timestamps=" + present).is(200).body()).isEqualTo(plain.body());
    }
    assertThat(list("[]", "PT0S").body()).isEqualTo(ask("filters", "[]").body());
    assertThat(story.dev.leastStatements(Story.path(wp) + "?timestamps=PT0S")).isEqualTo(story.dev.leastStatements(Story.path(wp)));
    assertThat(story.dev.leastStatements("/work_packages?timestamps=PT0S")).isEqualTo(story.dev.leastStatements("/work_packages"));
  }

  @Test
  void aComparisonCostsTheSameStatementsHoweverMuchItShows() {
    long first = old("n");
    story.change(first, "'subject':'m'", Story.links("assignee", "/users/" + story.fx.people().dev().id())).is(200);
    int one = story.dev.leastStatements("/work_packages?timestamps=" + BOTH);
    for (int i = 0; i < 5; i++) {
      story.change(old("n" + i), "'subject':'m" + i + "'", Story.links("assignee", "/users/" + story.fx.people().dev2().id())).is(200);
    }
    assertThat(story.dev.leastStatements("/work_packages?timestamps=" + BOTH)).isEqualTo(one);
    assertThat(one).isLessThanOrEqualTo(story.dev.leastStatements("/work_packages") + 3);
  }

  @Test
  void whatCannotBeReadOrIsTooOldIsRefused() {
    long wp = old("n");
    story.dev.get(Story.path(wp) + "?timestamps=bogus").isError(400, "BadRequest", "Bad request: The string \"bogus\" cannot be parsed to a Timestamp.");
    story.dev.get(Story.path(wp) + "?timestamps=2020-01-01T00:00:00Z,1y,PT0S")
        .isError(400, "BadRequest", "Bad request: Timestamps contain forbidden values: 2020-01-01T00:00:00Z, 1y");
    refused("bogus,PT0S", "The string \"bogus\" cannot be parsed to a Timestamp.");
    refused("2020-01-01T00:00:00Z,PT0S", "Timestamps contain forbidden values: 2020-01-01T00:00:00Z");
    refused("oneWeekAgo@08:00+00:00", "Timestamps contain forbidden values: oneWeekAgo@08:00+00:00");
    refused("P-1D,".repeat(11), "At most 10 timestamps can be compared.");
    ask("timestamps", "'; drop table journals; --").isError(400, "InvalidQuery");
    story.dev.get(Story.path(wp) + "999999?timestamps=" + BOTH).isError(404, "NotFound");
  }

  @Test
  void theFormThatWasSentIsEchoed() {
    long wp = old("Was");
    story.change(wp, "'subject':'Is'").is(200);
    var sent = "oneDayAgo@08:00+01:00,P-1D,-P1D,1d," + Instant.now().minusSeconds(3600).toString() + ",now";
    show(wp, QueryString.encode(sent)).lists("/_embedded/attributesByTimestamp/*/_meta/timestamp", (Object[]) sent.split(",")).has("/_meta/timestamp", "now")
        .has(THEN + "/subject", "Was").has("/_embedded/attributesByTimestamp/4/subject", "Was").lacks("/_embedded/attributesByTimestamp/5/subject");
    show(wp, "oneDayAgo@08:00+01:00,PT0S").has(THEN + "/_meta/timestamp", "oneDayAgo@08:00+01:00");
  }

  @Test
  void savedViewsKeepThem() {
    long wp = old("Was");
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

  private long old(String subject, Object... columns) {
    long wp = columns.length == 0 ? story.fx.workPackage(subject) : story.fx.workPackage(subject, Map.of((String) columns[0], columns[1]));
    server.world().run("update work_packages set created_at = now() - interval '10 days' where id = ?", wp);
    return wp;
  }

  /** Nobody of these people may move work. */
  private void move(long wp, long from, long to, String was, String is) {
    server.world().run("update work_packages set project_id = ?, subject = ? where id = ?", to, is, wp);
    journal(wp, "{\"project\":[%d,%d],\"subject\":[\"%s\",\"%s\"]}".formatted(from, to, was, is));
  }

  private void journal(long wp, String changes) {
    server.world().run("insert into journals (resource, resource_id, version, user_id, changes) values ('work_package', ?, 1, ?, ?::jsonb)", wp,
        story.fx.people().adm().id(), changes);
  }

  private long field(String name, String format) {
    long id = server.world().insert("custom_fields", Map.of("resource", "work_package", "name", World.unique(name), "format", format, "position", 1, "required", false,
        "multi_value", false, "for_all_projects", true, "admin_only", false, "filterable", true));
    server.world().insertAll("custom_field_types", List.of(Map.of("custom_field_id", id, "type_id", story.task)));
    return id;
  }

  private static String filter(String name, String operator, String value) {
    return "[{\"%s\":{\"operator\":\"%s\",\"values\":[\"%s\"]}}]".formatted(name, operator, value);
  }

  private Reply show(long wp, String timestamps) {
    return story.dev.get(Story.path(wp) + "?timestamps=" + timestamps).is(200);
  }

  private Reply list(String filters, String timestamps) {
    return ask("filters", filters, "timestamps", timestamps).is(200);
  }

  private void refused(String timestamps, String message) {
    ask("timestamps", timestamps).isError(400, "InvalidQuery", message);
  }

  private Reply ask(String... parameters) {
    var all = new LinkedHashMap<String, String>();
    for (int i = 0; i < parameters.length; i += 2) {
      all.put(parameters[i], parameters[i + 1]);
    }
    return story.dev.list("/work_packages", all);
  }
}
