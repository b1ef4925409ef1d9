package gewerk.work.workpackages;

import static gewerk.work.workpackages.Past.BEFORE;
import static gewerk.work.workpackages.Past.BOTH;
import static gewerk.work.workpackages.Past.LAST;
import static gewerk.work.workpackages.Past.THEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import gewerk.platform.http.QueryString;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Everything here is ten days old and was changed just now: an hour ago it was as it was made. */
@DisplayName("A work package is compared with what it was")
class BaselineTest {
  private static final String MOMENT = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final Story story = new Story(server);
  private final Past past = new Past(server, story);

  @Test
  void whatDiffersIsTold() {
    long wp = past.old("Was");
    story.change(wp, "'subject':'Is'", "'startDate':'2026-03-02'").is(200);
    var shown = past.show(wp, BOTH).has("/subject", "Is").has("/_meta/exists", true).has("/_meta/timestamp", "PT0S").lacks("/_meta/matchesFilters");
    shown.has(THEN + "/subject", "Was").has(THEN + "/startDate", null).lacks(THEN + "/dueDate", THEN + "/_links/status", THEN + "/description", THEN + "/id")
        .has(THEN + "/_meta/exists", true).has(THEN + "/_meta/timestamp", BEFORE).lacks(THEN + "/_meta/matchesFilters")
        .has(THEN + "/_links/self/title", "Was").has(THEN + "/_links/schema/href", "/api/v3/work_packages/schemas/" + story.alpha + "-" + story.task);
    shown.has(LAST + "/_meta/timestamp", "PT0S").lacks(LAST + "/subject", LAST + "/startDate").includes("/_embedded/status", "/_links/updateImmediately");
    assertThat(shown.text("/_links/self/href")).matches("/api/v3/work_packages/" + wp + "\\?timestamps=" + MOMENT + "," + MOMENT);
    assertThat(shown.text(THEN + "/_links/self/href")).matches("/api/v3/work_packages/" + wp + "\\?timestamps=" + MOMENT);
  }

  @Test
  void linksAreTold() {
    long wp = past.old("n");
    long parent = past.old("parent");
    var dev = story.fx.people().dev();
    story.change(wp, Story.links("status", "/statuses/" + story.fx.statuses().inProgress(), "assignee", "/users/" + dev.id(),
        "parent", "/work_packages/" + parent, "priority", "/priorities/" + story.fx.priorities().high())).is(200);
    past.show(wp, BOTH).has(THEN + "/_links/status/href", story.fx.status(story.fx.statuses().fresh())).has(THEN + "/_links/status/title", "New")
        .has(THEN + "/_links/assignee/href", null).has(THEN + "/_links/parent/href", null).has(THEN + "/_links/priority/title", "Normal")
        .lacks(THEN + "/_links/type", THEN + "/_links/project", THEN + "/_links/responsible", LAST + "/_links/status");
  }

  @Test
  void milestonesHaveOneDate() {
    long wp = past.old("n", "type_id", story.fx.types().milestone());
    story.change(wp, "'date':'2026-03-02'").is(200);
    past.show(wp, BOTH).has("/date", "2026-03-02").has(THEN + "/date", null).lacks(THEN + "/startDate", THEN + "/dueDate");
  }

  @Test
  void customFieldsAreTold() {
    long text = past.field("text", "string");
    long number = past.field("number", "int");
    long kept = past.field("kept", "string");
    long wp = past.old("n");
    story.fx.world().update("work_packages", wp, Map.of("custom", Map.of(String.valueOf(text), List.of("was"), String.valueOf(kept), List.of("same"))));
    story.change(wp, "'customField" + text + "':'is'", "'customField" + number + "':7").is(200);
    past.show(wp, BOTH).has("/customField" + text, "is").has(THEN + "/customField" + text, "was").has(THEN + "/customField" + number, null)
        .lacks(THEN + "/customField" + kept).has("/customField" + kept, "same");
    var was = Past.filter("customField" + text, "=", "was");
    past.list(was, BOTH).lists("/_embedded/elements/*/id", wp).has("/_embedded/elements/0/_meta/matchesFilters", false);
    story.change(wp, "'customField" + text + "':null", "'customField" + number + "':8").is(200);
    past.show(wp, BOTH).has(THEN + "/customField" + text, "was").has(THEN + "/customField" + number, null);
  }

  @Test
  void customFieldsOfEveryShapeAreTold() {
    long truth = past.field("truth", "bool");
    long number = past.field("number", "float");
    long day = past.field("day", "date");
    long several = past.field("several", "list");
    server.world().update("custom_fields", several, Map.of("multi_value", true));
    long first = server.world().insert("custom_options", Map.of("custom_field_id", several, "value", "first", "position", 1, "is_default", false));
    long second = server.world().insert("custom_options", Map.of("custom_field_id", several, "value", "second", "position", 2, "is_default", false));
    long wp = past.old("n");
    server.world().setting("journal_aggregation_time_minutes", 0);
    var options = "'_links':{'customField%d':[{'href':'/api/v3/custom_options/%d'}%s]}";
    story.change(wp, "'customField" + truth + "':true", "'customField" + number + "':1.5", "'customField" + day + "':'2026-03-02'",
        options.formatted(several, first, ",{'href':'/api/v3/custom_options/" + second + "'}")).is(200);
    server.world().run("update journals set created_at = now() - interval '2 hours' where resource_id = ? and resource = 'work_package'", wp);
    story.change(wp, "'customField" + truth + "':false", "'customField" + number + "':2.5", "'customField" + day + "':null", options.formatted(several, first, "")).is(200);
    server.world().setting("journal_aggregation_time_minutes", 5);
    past.show(wp, BOTH).has(THEN + "/customField" + truth, true).has(THEN + "/customField" + number, 1.5).has(THEN + "/customField" + day, "2026-03-02")
        .lists(THEN + "/_links/customField" + several + "/*/title", "first", "second").has("/customField" + truth, false).has("/customField" + number, 2.5)
        .lists("/_links/customField" + several + "/*/title", "first").lacks(LAST + "/customField" + truth, LAST + "/_links/customField" + several);
    past.list(Past.filter("customField" + several, "=", String.valueOf(second)), BOTH).has("/total", 1).has("/_embedded/elements/0" + THEN + "/_meta/matchesFilters", true)
        .has("/_embedded/elements/0/_meta/matchesFilters", false);
  }

  @Test
  void customFieldsForAdministratorsStayHidden() {
    long secret = past.field("secret", "string");
    long wp = past.old("n");
    story.change(story.adm, wp, "'customField" + secret + "':'is'").is(200);
    server.world().update("custom_fields", secret, Map.of("admin_only", true));
    assertThat(past.show(wp, BOTH).body()).doesNotContain("customField" + secret);
    story.adm.get(Story.path(wp) + "?timestamps=" + BOTH).is(200).has(THEN + "/customField" + secret, null);
  }

  @Test
  void severalChangesAreTakenBackToTheFirst() {
    long wp = past.old("first");
    server.world().setting("journal_aggregation_time_minutes", 0);
    story.change(wp, "'subject':'second'").is(200);
    story.change(wp, "'subject':'third'").is(200);
    server.world().run("update journals set created_at = now() - interval '30 minutes' where resource_id = ? and resource = 'work_package' and version = 1", wp);
    var shown = past.show(wp, "PT-1H,PT-10M,PT0S").has("/subject", "third");
    shown.has(THEN + "/subject", "first").has(LAST + "/subject", "second").lacks("/_embedded/attributesByTimestamp/2/subject");
    server.world().setting("journal_aggregation_time_minutes", 5);
  }

  @Test
  void whatWasNotThereYetHasNoLinks() {
    long wp = story.create().is(201).id();
    past.show(wp, BOTH).has("/_meta/exists", true).has(THEN + "/_meta/exists", false).has(THEN + "/_meta/timestamp", BEFORE).lacks(THEN + "/_links", THEN + "/subject")
        .has(LAST + "/_meta/exists", true).includes(LAST + "/_links/self");
    story.dev.get(Story.path(wp) + "?timestamps=" + BEFORE).isError(404, "NotFound");
    past.list("[]", BOTH).has("/total", 1).has("/_embedded/elements/0" + THEN + "/_meta/matchesFilters", false);
    past.list("[]", BEFORE).has("/total", 0);
  }

  @Test
  void theLastMomentSuppliesWhatIsShown() {
    long wp = past.old("Was");
    story.change(wp, "'subject':'Is'").is(200);
    past.show(wp, BEFORE).has("/subject", "Was").has("/_meta/timestamp", BEFORE).lacks(THEN + "/subject").has("/_links/self/title", "Was");
    past.show(wp, "PT0S,PT-1H").has("/subject", "Was").has(THEN + "/subject", "Is").has(THEN + "/_meta/timestamp", "PT0S");
    past.list("[]", BEFORE).has("/_embedded/elements/0/subject", "Was");
  }

  @Test
  void followingALinkLeadsToThatMoment() {
    long wp = past.old("Was");
    story.change(wp, "'subject':'Is'").is(200);
    story.dev.get(past.show(wp, BOTH).text(THEN + "/_links/self/href")).is(200).has("/subject", "Was");
    story.dev.get(past.list("[]", BOTH).text("/_links/self/href")).is(200).has("/total", 1);
  }

  @Test
  void parentsThatSomebodyMayNotSeeAreNotNamed() {
    long hidden = past.old("hidden", "project_id", story.beta);
    long wp = past.old("n");
    past.journal(wp, "{\"parent\":[" + hidden + ",null]}");
    var shown = past.show(wp, BOTH).lacks(THEN + "/_links/parent");
    assertThat(shown.body()).doesNotContain("hidden", "/work_packages/" + hidden);
  }

  @Test
  void theFormThatWasSentIsEchoed() {
    long wp = past.old("Was");
    story.change(wp, "'subject':'Is'").is(200);
    var sent = "oneDayAgo@08:00+01:00,P-1D,-P1D,1d," + Instant.now().minusSeconds(3600).toString() + ",now";
    past.show(wp, QueryString.encode(sent)).lists("/_embedded/attributesByTimestamp/*/_meta/timestamp", (Object[]) sent.split(",")).has("/_meta/timestamp", "now")
        .has(THEN + "/subject", "Was").has("/_embedded/attributesByTimestamp/4/subject", "Was").lacks("/_embedded/attributesByTimestamp/5/subject");
    past.show(wp, "oneDayAgo@08:00+01:00,PT0S").has(THEN + "/_meta/timestamp", "oneDayAgo@08:00+01:00");
  }
}
