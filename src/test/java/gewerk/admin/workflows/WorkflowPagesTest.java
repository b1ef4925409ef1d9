package gewerk.admin.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import gewerk.testkit.Fixture;
import gewerk.testkit.Forms;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The screens of the workflow over HTTP. */
class WorkflowPagesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private Fixture fx;
  private Forms boss;
  private String path;
  private String forward;
  private String back;

  @BeforeEach
  void begin() {
    fx = server.world().fx();
    boss = Forms.of(server.origin(), fx.people().adm());
    path = "/admin/workflows/" + fx.types().task() + "/" + fx.roles().dev();
    forward = fx.statuses().fresh() + "-" + fx.statuses().inProgress();
    back = fx.statuses().inProgress() + "-" + fx.statuses().fresh();
  }

  @Test
  void onlyAdministratorsMay() {
    var dev = Forms.of(server.origin(), fx.people().dev());
    dev.get("/admin/workflows").is(403);
    dev.get(path).is(403);
    dev.get("/admin/workflows/copy").is(403);
    dev.post(path, "step=" + back).is(403);
    dev.post("/admin/workflows/copy", "type=" + fx.types().task()).is(403);
    boss.get("/admin/workflows/" + fx.types().task() + "/0").is(404);
    boss.get("/admin/workflows/0/" + fx.roles().dev()).is(404);
    boss.get("/admin/workflows/" + fx.types().task() + "/" + server.world().named("roles", "Standard global role")).is(404);
  }

  @Test
  void theSummaryCountsStepsAndLeadsToThem() {
    assertThat(boss.get("/admin/workflows").is(200).body()).contains("href=\"" + path + "\"").contains(": 2 steps\"");
    var led = boss.get("/admin/workflows/open?type=" + fx.types().task() + "&role=" + fx.roles().dev()).is(303);
    led.header("Location").endsWith(path);
    boss.get("/admin/workflows/open?type=x&role=y").is(404);
  }

  @Test
  void aNewStepCanBeTakenAtOnceAndAnOldOneNoMore() {
    long wp = fx.workPackage("Walks back");
    var api = server.api(fx.people().dev());
    api.patch("/work_packages/" + wp, "{'lockVersion':0,'_links':{'status':{'href':'" + fx.status(fx.statuses().inProgress()) + "'}}}").is(200);
    assertThat(ticked(boss.get(path).is(200), forward)).isTrue();
    assertThat(ticked(boss.get(path), back)).isFalse();
    var saved = boss.post(path, "when=always&shown=" + forward + "&step=" + back).is(303);
    assertThat(Forms.notice(saved)).contains("2 steps have been changed.");
    api.patch("/work_packages/" + wp, "{'lockVersion':1,'_links':{'status':{'href':'" + fx.status(fx.statuses().fresh()) + "'}}}").is(200);
    api.patch("/work_packages/" + wp, "{'lockVersion':2,'_links':{'status':{'href':'" + fx.status(fx.statuses().inProgress()) + "'}}}").is(422);
    assertThat(boss.get("/admin/audit?action=workflow.updated").body()).contains("In progress → New").contains("New → In progress");
  }

  @Test
  void whatSomebodyElseChangedMeanwhileStays() {
    var sheet = boss.get(path).body();
    assertThat(sheet).contains(forward);
    boss.post(path, "when=always&shown=" + forward + "&step=" + forward + "&step=" + back).is(303);
    var nothing = boss.post(path, "when=always&shown=" + forward + "&step=" + forward).is(303);
    assertThat(Forms.notice(nothing)).contains("Nothing was changed.");
    assertThat(ticked(boss.get(path), back)).isTrue();
  }

  @Test
  void authorsAndAssigneesHaveSheetsOfTheirOwn() {
    boss.post(path, "when=author&shown=&step=" + back + "&step=5-5&step=999999-1&step=nonsense").is(303);
    assertThat(ticked(boss.get(path + "?when=author"), back)).isTrue();
    assertThat(boss.get(path + "?when=author").body()).contains("New → In progress is open to everybody with the role");
    assertThat(ticked(boss.get(path + "?when=assignee"), back)).isFalse();
    assertThat(ticked(boss.get(path), back)).isFalse();
    long mine = fx.workPackage("Mine");
    var api = server.api(fx.people().dev());
    api.patch("/work_packages/" + mine, "{'lockVersion':0,'_links':{'status':{'href':'" + fx.status(fx.statuses().inProgress()) + "'}}}").is(200);
    api.patch("/work_packages/" + mine, "{'lockVersion':1,'_links':{'status':{'href':'" + fx.status(fx.statuses().fresh()) + "'}}}").is(200);
  }

  @Test
  void aTransitionForBothCanBeTakenFromEither() {
    server.world().run("insert into workflows values (?, ?, ?, ?, true, true)", fx.types().task(), fx.roles().dev(), fx.statuses().inProgress(), fx.statuses().fresh());
    assertThat(ticked(boss.get(path + "?when=author"), back)).isTrue();
    assertThat(ticked(boss.get(path + "?when=assignee"), back)).isTrue();
    boss.post(path, "when=author&shown=" + back).is(303);
    assertThat(ticked(boss.get(path + "?when=author"), back)).isFalse();
    assertThat(ticked(boss.get(path + "?when=assignee"), back)).isTrue();
  }

  @Test
  void withoutScriptsTheServerTicksRowsAndColumns() {
    var row = boss.post(path, "when=always&shown=" + forward + "&step=" + forward + "&fill=from-" + fx.statuses().inProgress()).is(200);
    assertThat(ticked(row, back)).isTrue();
    assertThat(ticked(row, forward)).isTrue();
    assertThat(ticked(boss.get(path), back)).as("nothing is saved yet").isFalse();
    var none = boss.post(path, "when=always&shown=" + forward + "&step=" + forward + "&fill=all").is(200);
    assertThat(none.body().split("name=\"step\"").length).isEqualTo(none.body().split(" checked").length);
  }

  @Test
  void statusesThatTheTypeDoesNotUseAreShownOnDemand() {
    assertThat(boss.get(path).body()).doesNotContain("In specification");
    assertThat(boss.get(path + "?every=1").body()).contains("In specification");
  }

  @Test
  void stepsAreCopiedToOtherRolesAndTypes() {
    long reader = fx.roles().reader();
    var copied = boss.post("/admin/workflows/copy", "type=&role=" + fx.roles().dev() + "&to_roles=" + reader + "&to_roles=" + fx.roles().dev() + "&to_types=" + fx.types().task()
        + "&to_types=" + fx.types().milestone()).is(303);
    assertThat(Forms.notice(copied)).contains("Copied to 2 pairs");
    assertThat(ticked(boss.get("/admin/workflows/" + fx.types().milestone() + "/" + reader), forward)).isTrue();
    assertThat(boss.get("/admin/audit?action=workflow.copied").body()).contains("Workflow copied");
    boss.post("/admin/workflows/copy", "type=&role=&to_types=" + fx.types().task() + "&to_roles=" + reader).is(422);
    assertThat(boss.post("/admin/workflows/copy", "type=" + fx.types().task() + "&role=&to_types=" + fx.types().bug()).is(422).body()).contains("at least one type and one role");
    var self = boss.post("/admin/workflows/copy", "type=" + fx.types().task() + "&role=" + reader + "&to_types=" + fx.types().task() + "&to_roles=" + reader).is(303);
    assertThat(Forms.notice(self)).contains("Nothing was copied");
  }

  private static boolean ticked(Reply page, String step) {
    var tail = page.body().split("name=\"step\" value=\"" + step + "\"", 2);
    return tail.length == 2 && tail[1].substring(0, tail[1].indexOf('>')).contains("checked");
  }
}
