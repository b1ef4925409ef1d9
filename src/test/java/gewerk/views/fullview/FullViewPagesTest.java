package gewerk.views.fullview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import gewerk.testkit.Fixture;
import gewerk.testkit.Forms;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages of one work package over HTTP: tabs, watching, copying, moving, deleting, and differences. */
class FullViewPagesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private Fixture fx;
  private Forms dev;
  private Forms rita;
  private Forms out;

  @BeforeEach
  void begin() {
    fx = server.world().fx();
    dev = Forms.of(server.origin(), fx.people().dev());
    rita = Forms.of(server.origin(), fx.people().rita());
    out = Forms.of(server.origin(), fx.people().out());
  }

  @Test
  void eachTabHasAnAddressAndACount() {
    long wp = fx.workPackage("Grease the crane");
    long other = fx.workPackage("Order grease");
    relate(wp, other, "follows");
    server.world().run("insert into watchers (work_package_id, user_id) values (?, ?)", wp, fx.people().dev2().id());
    var overview = dev.get("/work_packages/" + wp).is(200).body();
    assertThat(overview).contains("href=\"/work_packages/" + wp + "/relations\"").contains("Relations <small>1</small>").contains("Watchers <small>1</small>")
        .contains("Files <small>0</small>");
    assertThat(dev.get("/work_packages/" + wp + "/relations").is(200).body()).contains("Order grease");
    assertThat(dev.get("/work_packages/" + wp + "/watchers").is(200).body()).contains(fx.people().dev2().name());
    assertThat(dev.get("/work_packages/" + wp + "/files").is(200).body()).contains("No files yet");
    dev.get("/work_packages/" + wp + "/nonsense").is(404);
    for (var tab : List.of("", "/activity", "/relations", "/watchers", "/files", "/copy", "/move", "/delete", ".pdf", ".atom")) {
      out.get("/work_packages/" + wp + tab).is(404);
    }
  }

  @Test
  void theyAreWrittenInGermanToo() {
    long wp = fx.workPackage("Kran schmieren");
    server.world().update("users", fx.people().dev().id(), Map.of("language", "de"));
    assertThat(dev.get("/work_packages/" + wp + "/relations").is(200).body()).contains("Beziehung hinzufügen").contains("Dateien <small>0</small>").contains("Beobachten");
    assertThat(dev.get("/work_packages/" + wp + "/files").body()).contains("Dateien wählen oder hierher ziehen");
    assertThat(dev.get("/work_packages/" + wp + "/watchers").body()).contains("Noch beobachtet das niemand");
    assertThat(dev.get("/work_packages/" + wp + "/copy").body()).contains("Kopie von #" + wp);
  }

  @Test
  void aTabCostsTheSameStatementsHoweverMuchStandsInIt() {
    long wp = fx.workPackage("Much tied");
    for (int i = 0; i < 3; i++) {
      relate(wp, fx.workPackage("First " + i), "relates");
    }
    int few = dev.client().leastStatements("/work_packages/" + wp + "/relations");
    for (int i = 0; i < 20; i++) {
      relate(wp, fx.workPackage("More " + i), "blocks");
    }
    assertThat(dev.client().leastStatements("/work_packages/" + wp + "/relations")).isEqualTo(few);
    int overview = dev.client().leastStatements("/work_packages/" + wp);
    int beside = dev.client().leastStatements("/work_packages?selected=" + wp);
    System.out.println("Statements: relations " + few + ", overview " + overview + ", beside the table " + beside);
    assertThat(List.of(few, overview, beside)).allMatch(number -> number <= 20);
  }

  @Test
  void readersFindNoControlsThatTheyMayNotUse() {
    long wp = fx.workPackage("Only looked at");
    assertThat(rita.get("/work_packages/" + wp + "/relations").is(200).body()).doesNotContain("Add a relation").contains("Nothing is tied to it yet");
    rita.get("/work_packages/" + wp + "/watchers").is(404);
    assertThat(rita.get("/work_packages/" + wp + "/files").is(200).body()).doesNotContain("type=\"file\"");
    assertThat(rita.get("/work_packages/" + wp).body()).doesNotContain("/copy\"").doesNotContain("/delete\"").doesNotContain("/move\"").contains("/watch\"");
    rita.get("/work_packages/" + wp + "/copy").is(403);
    rita.get("/work_packages/" + wp + "/move").is(403);
    rita.get("/work_packages/" + wp + "/delete").is(403);
    rita.post("/work_packages/" + wp + "/delete", "count=0").is(403);
    rita.get("/work_packages/" + wp + ".pdf").is(403);
    rita.get("/work_packages/" + wp + ".atom").is(403);
  }

  @Test
  void whoeverSeesItMayWatchIt() {
    long wp = fx.workPackage("Watched");
    rita.post("/work_packages/" + wp + "/watch", "").is(303);
    assertThat(watchers(wp)).isEqualTo(1);
    assertThat(rita.get("/work_packages/" + wp).body()).contains("/unwatch\"").contains("aria-pressed=\"true\"");
    rita.post("/work_packages/" + wp + "/unwatch", "").is(303);
    assertThat(watchers(wp)).isZero();
    out.post("/work_packages/" + wp + "/watch", "").is(404);
  }

  @Test
  void theSplitHasTheSameTabs() {
    long wp = fx.workPackage("Beside the list");
    long other = fx.workPackage("Tied to it");
    relate(wp, other, "relates");
    var split = dev.get("/work_packages?filters=%5B%5D&selected=" + wp).is(200).body();
    assertThat(split).contains("/work_packages/" + wp + "/watch\"").contains("href=\"/work_packages.atom?filters=%5B%5D\"").contains("tab=relations\"").contains("tab=files\"").contains("tab=watchers\"").contains("Relations <small>1</small>");
    var relations = dev.get("/work_packages?filters=%5B%5D&selected=" + wp + "&tab=relations").is(200).body();
    assertThat(relations).contains("<turbo-frame id=\"tab\" target=\"_top\">").contains("Related to").contains("name=\"back\" value=\"/work_packages?filters=%5B%5D&amp;selected=" + wp + "&amp;tab=relations\"");
    assertThat(dev.get("/work_packages?selected=" + wp + "&tab=nonsense").is(200).body()).contains("<dl class=\"facts\">");
  }

  @Test
  void deletingNamesWhatGoesWithIt() {
    long parent = fx.workPackage("Crane");
    long child = fx.workPackage("Crane rail", Map.of("parent_id", parent, "ancestor_ids", List.of(parent)));
    server.world().grant(fx.roles().dev(), "delete_work_packages");
    assertThat(dev.get("/work_packages/" + parent + "/delete").is(200).body()).contains("1 work package beneath it").contains("Crane rail").contains("name=\"count\" value=\"1\"");
    dev.post("/work_packages/" + parent + "/delete", "count=0").is(422);
    dev.post("/work_packages/" + parent + "/delete", "").is(422);
    dev.get("/work_packages/" + child).is(200);
    dev.post("/work_packages/" + parent + "/delete", "count=1").is(303);
    dev.get("/work_packages/" + child).is(404);
    server.world().revoke(fx.roles().dev(), "delete_work_packages");
  }

  @Test
  void aCopyBeginsWithWhatTheOtherHas() {
    long wp = fx.workPackage("Grease the crane", Map.of("description", "With *care*.", "assignee_id", fx.people().dev2().id(), "estimated_hours", 2.5, "due_date", "2027-01-05"));
    long other = fx.workPackage("Beside it");
    relate(wp, other, "relates");
    server.world().run("insert into watchers (work_package_id, user_id) values (?, ?)", wp, fx.people().dev2().id());
    var form = dev.get("/work_packages/" + wp + "/copy").is(200).body();
    assertThat(form).contains("value=\"Grease the crane\"").contains("With *care*.").contains("value=\"2 h 30 min\"").contains("value=\"2027-01-05\"").contains("name=\"along\" value=\"watchers\"");
    var made = dev.post("/work_packages/" + wp + "/copy", "project=" + fx.projects().alpha() + "&type=" + fx.types().task() + "&subject=Grease+both&along=watchers").is(303);
    long copy = Long.parseLong(made.headerValue("Location").orElseThrow().replaceAll("\\D", ""));
    assertThat(dev.get("/work_packages/" + copy).body()).contains("Grease both").contains("<em>care</em>").contains(fx.people().dev2().name());
    assertThat(watchers(copy)).isEqualTo(2);
    dev.post("/work_packages/" + wp + "/copy", "project=" + fx.projects().alpha() + "&type=" + fx.types().task() + "&subject=").is(422);
    dev.post("/work_packages/" + wp + "/copy", "project=" + fx.projects().beta() + "&type=" + fx.types().task() + "&subject=Elsewhere").is(403);
  }

  @Test
  void movingShowsFirstWhatWouldBeLost() {
    server.world().grant(fx.roles().dev(), "move_work_packages");
    server.world().member(fx.people().dev().id(), fx.projects().beta(), fx.roles().dev());
    long category = server.world().insert("categories", Map.of("project_id", fx.projects().alpha(), "name", "Cranes"));
    long wp = fx.workPackage("Grease the crane", Map.of("category_id", category, "assignee_id", fx.people().dev().id()));
    relate(wp, fx.workPackage("Order grease"), "follows");
    var first = dev.get("/work_packages/" + wp + "/move").is(200).body();
    assertThat(first).contains("name=\"project\"").doesNotContain("What would change");
    var place = "lockVersion=0&project=" + fx.projects().beta() + "&type=" + fx.types().task();
    var shown = dev.post("/work_packages/" + wp + "/move", place).is(200).body();
    assertThat(shown).contains("1 relation ends").contains("What would change").contains("Cranes").contains("name=\"shown\" value=\"" + fx.projects().beta() + "-" + fx.types().task() + "\"");
    assertThat(project(wp)).isEqualTo(fx.projects().alpha());
    dev.post("/work_packages/" + wp + "/move", place + "&shown=" + fx.projects().beta() + "-" + fx.types().task()).is(303);
    assertThat(project(wp)).isEqualTo(fx.projects().beta());
    dev.post("/work_packages/" + wp + "/move", "lockVersion=0&project=" + fx.projects().alpha() + "&type=" + fx.types().task()).is(409);
    server.world().revoke(fx.roles().dev(), "move_work_packages");
  }

  @Test
  void theFormBeginsWithWhatTheLinkSays() {
    long alpha = fx.projects().alpha();
    long parent = fx.workPackage("Refit");
    var identifier = Objects.requireNonNull(server.admin().get("/projects/" + alpha).text("/identifier"));
    for (var project : List.of(String.valueOf(alpha), identifier)) {
      var body = dev.get("/work_packages/new?project=" + project + "&parent=" + parent + "&subject=Paint").is(200).body();
      assertThat(body).contains("value=\"" + alpha + "\" selected", "value=\"Paint\"", "value=\"" + parent + "\"").doesNotContain("banner--bad");
    }
    assertThat(dev.get("/work_packages/new?project=nobody-knows-it").is(200).body()).doesNotContain("banner--bad");
    out.get("/work_packages/new?project=" + alpha).is(403);
  }

  @Test
  void aDifferenceIsShownToThoseWhoMaySeeIt() {
    long wp = fx.workPackage("Told anew", Map.of("description", "The quay is <b>wet</b> today"));
    var api = server.api(fx.people().dev());
    api.patch("/work_packages/" + wp, "{'lockVersion':0,'description':{'raw':'The quay is dry today'}}").is(200);
    var href = api.get("/work_packages/" + wp + "/activities").body().replaceAll("(?s).*(/journals/\\d+/diff/description).*", "$1");
    var page = dev.get(href).is(200).body();
    assertThat(page).contains("<ins>dry</ins>").contains("<del>").contains(fx.people().dev().name()).doesNotContain("<b>wet")
        .containsPattern("The quay is &lt;b(>|&gt;)wet&lt;/b(>|&gt;) today</pre>").contains("The quay is dry today</pre>");
    out.get(href).is(404);
    dev.get(href.replace("description", "subject")).is(404);
    dev.get(href.replace("description", "nonsense")).is(404);
    dev.get("/journals/999999999/diff/description").is(404);
  }

  @Test
  void aNoticeIsShownOnce() {
    long wp = fx.workPackage("Told once");
    var cookie = dev.post("/work_packages/" + wp + "/watch", "").is(303).headerValue("Set-Cookie").orElseThrow().split(";")[0];
    var page = dev.client().with("Cookie", cookie).get("/work_packages/" + wp).is(200);
    assertThat(page.body()).contains("You are told what happens to");
    page.header("Set-Cookie").contains("notice=;").contains("Max-Age=0");
    assertThat(dev.client().with("Cookie", cookie).with("Turbo-Frame", "split").get("/work_packages?selected=" + wp).is(200).headerValue("Set-Cookie")).isEmpty();
  }

  private void relate(long from, long to, String type) {
    server.world().insert("relations", Map.of("from_id", from, "to_id", to, "type", type));
  }

  private long watchers(long wp) {
    return server.world().number("select count(*) from watchers where work_package_id = ?", wp);
  }

  private long project(long wp) {
    return server.world().number("select project_id from work_packages where id = ?", wp);
  }
}
