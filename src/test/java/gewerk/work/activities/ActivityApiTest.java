package gewerk.work.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import gewerk.testkit.Client;
import gewerk.testkit.Fixture;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ActivityApiTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private Fixture fx;
  private Client dev;
  private Client dev2;
  private Client rita;
  private long w;

  @BeforeEach
  void prepare() {
    fx = server.world().fx();
    dev = server.api(fx.people().dev());
    dev2 = server.api(fx.people().dev2());
    rita = server.api(fx.people().rita());
    w = made("W");
  }

  @Test
  void aCommentIsAnActivityOfItsOwnAfterTheCreation() {
    dev.post(activities(), "{'comment':{'raw':'hi'}}").is(201).has("/_type", "Activity::Comment").has("/comment/raw", "hi")
        .has("/comment/html", "<p class=\"op-uc-p\">hi</p>").has("/internal", false).has("/version", 2)
        .has("/_links/workPackage/href", "/api/v3/work_packages/" + w).has("/_links/workPackage/title", "W")
        .has("/_links/user/href", fx.people().dev().path()).has("/_links/update/method", "patch")
        .includes("/_embedded/workPackage/id", "/_embedded/emojiReactions/total");
  }

  @Test
  void whoMayNotCommentDoesNotEvenFindThePlaceForIt() {
    rita.post(activities(), "{'comment':{'raw':'hi'}}").isError(404, "NotFound");
    server.api(fx.people().out()).post(activities(), "{'comment':{'raw':'hi'}}")
        .isError(404, "NotFound", "The work package you are looking for cannot be found or has been deleted.");
  }

  @Test
  void aCommentSaysSomething() {
    dev.post(activities(), "{'comment':{'raw':' '}}").isInvalid("comment", "Comment can't be blank.");
    dev.post(activities(), "{}").isInvalid("comment", "Comment can't be blank.");
  }

  @Test
  void theHistoryBeginsWithTheCreation() {
    rita.get(activities()).is(200).has("/_type", "Collection").has("/total", 1).has("/_embedded/elements/0/version", 1)
        .has("/_embedded/elements/0/_type", "Activity").lacks("/pageSize", "/_embedded/elements/0/_links/update");
  }

  @Test
  void changesAreToldInSentences() {
    change(Map.of("dueDate", "2026-03-02", "estimatedTime", "PT8H", "description", Map.of("raw", "Long"),
        "_links", Map.of("status", link(fx.status(fx.statuses().inProgress())), "assignee", link(fx.people().dev2().path()))));
    server.world().run("update journals set updated_at = now() - interval '10 minutes' where resource_id = ?", w);
    change(Map.of("subject", "<b>W2</b>", "description", Map.of("raw", "Longer"), "_links", Map.of("assignee", Map.of("href", ""))));
    var history = dev.get(activities()).is(200).has("/total", 2);
    assertThat(history.all("/_embedded/elements/0/details/*/raw").stream().map(node -> node.asString()))
        .contains("Subject set to W", "Status set to In progress", "Assignee set to " + fx.people().dev2().name(), "Work set to 8 h", "Description set (Details)");
    assertThat(history.all("/_embedded/elements/1/details/*/raw").stream().map(node -> node.asString()))
        .containsExactlyInAnyOrder("Subject changed from W to <b>W2</b>", "Description changed (Details)", "Assignee deleted (" + fx.people().dev2().name() + ")");
    assertThat(history.all("/_embedded/elements/1/details/*/html").stream().map(node -> node.asString()))
        .contains("<strong>Subject</strong> changed from <i>W</i> to <i>&lt;b&gt;W2&lt;/b&gt;</i>",
            "<strong>Assignee</strong> deleted (<del><i>" + fx.people().dev2().name() + "</i></del>)");
  }

  @Test
  void changesAreToldInTheReadersLanguage() {
    server.world().run("update users set language = 'de' where id = ?", fx.people().rita().id());
    assertThat(rita.get(activities()).all("/_embedded/elements/0/details/*/raw").stream().map(node -> node.asString())).contains("Thema auf W gesetzt");
  }

  @Test
  void aChangeThatIsTakenBackWithinMinutesLeavesARetractedEntry() {
    server.world().run("update journals set updated_at = now() - interval '10 minutes' where resource_id = ?", w);
    change(Map.of("subject", "Other"));
    change(Map.of("subject", "W"));
    dev.get(activities()).has("/total", 2).has("/_embedded/elements/1/_type", "Activity::Comment")
        .has("/_embedded/elements/1/comment/raw", "The changes were retracted.");
  }

  @Test
  void whatACommentSaysIsChangedAsPlainText() {
    long comment = commented(dev, "hi");
    dev.patch("/activities/" + comment, "{'comment':'new'}").is(200).has("/comment/raw", "new");
    dev.patch("/activities/" + comment, "{'comment':{'raw':'new'}}").isError(400, "BadRequest", "Bad request: comment is invalid");
    dev.patch("/activities/" + comment, "{}").isError(400, "BadRequest", "Bad request: comment is missing");
    dev.patch("/activities/" + comment, "{'comment':''}").isInvalid("comment", "Comment can't be blank.");
  }

  @Test
  void onlyThoseWhoMayEditAnyCommentEditOthers() {
    long comment = commented(dev2, "mine");
    dev.patch("/activities/" + comment, "{'comment':'yours'}").isError(403, "MissingPermission");
    server.world().grant(fx.roles().dev(), "edit_work_package_comments");
    dev.patch("/activities/" + comment, "{'comment':'yours'}").is(200);
    server.api(fx.people().out()).patch("/activities/" + comment, "{'comment':'yours'}").isError(404, "NotFound");
  }

  @Test
  void internalCommentsAreSeenByThoseAloneWhoMay() {
    dev.post(activities(), "{'comment':{'raw':'psst'},'internal':true}").isInvalid("internal", "Internal Journal may not be accessed.");
    server.world().grant(fx.roles().dev(), "view_internal_comments", "add_internal_comments", "edit_own_internal_comments");
    long comment = dev.post(activities(), "{'comment':{'raw':'psst'},'internal':true}").is(201).has("/internal", true).id();
    dev2.get(activities()).has("/total", 2);
    rita.get(activities()).has("/total", 1);
    rita.get("/activities/" + comment).isError(404, "NotFound");
    rita.get("/activities/" + comment + "/emoji_reactions").isError(404, "NotFound");
    dev.patch("/activities/" + comment, "{'comment':'pssst'}").is(200);
    dev2.patch("/activities/" + comment, "{'comment':'pssst'}").isError(403, "MissingPermission");
    dev.patch("/activities/" + comment + "/emoji_reactions", "{'reaction':'eyes'}").is(200);
    rita.get("/work_packages/" + w + "/activities_emoji_reactions").has("/total", 0);
    dev2.get("/work_packages/" + w + "/activities_emoji_reactions").has("/total", 1);
  }

  @Test
  void aCommentLeavesTheLockVersionAlone() {
    var before = dev.get("/work_packages/" + w);
    commented(dev, "hi");
    var after = dev.get("/work_packages/" + w);
    after.has("/lockVersion", before.at("/lockVersion"));
    assertThat(after.text("/updatedAt")).isGreaterThan(before.text("/updatedAt"));
  }

  @Test
  void aCommentBecomesAnEvent() {
    commented(dev, "hi");
    assertThat(server.world().number("select count(*) from events where kind = 'work_package_comment.created' and resource_id = ?", w)).isEqualTo(1);
  }

  @Test
  void aReactionIsTakenBackTheSecondTime() {
    long comment = commented(dev, "hi");
    var path = "/activities/" + comment + "/emoji_reactions";
    dev.patch(path, "{'reaction':'heart'}").is(200).has("/total", 1).has("/_embedded/elements/0/id", comment + "-heart")
        .has("/_embedded/elements/0/emoji", "❤️").has("/_embedded/elements/0/reactionsCount", 1)
        .has("/_embedded/elements/0/_links/reactable/href", "/api/v3/activities/" + comment)
        .has("/_embedded/elements/0/_links/reactingUsers/0/href", fx.people().dev().path());
    dev2.patch(path, "{'reaction':'heart'}").has("/total", 1).has("/_embedded/elements/0/reactionsCount", 2);
    rita.get("/work_packages/" + w + "/activities_emoji_reactions").has("/total", 1);
    dev2.patch(path, "{'reaction':'heart'}").is(200);
    dev.patch(path, "{'reaction':'heart'}").is(200).has("/total", 0);
  }

  @Test
  void reactionsAreKnownSignsOnCommentsByThoseWhoMayComment() {
    long comment = commented(dev, "hi");
    var path = "/activities/" + comment + "/emoji_reactions";
    dev.patch(path, "{'reaction':'foo'}").isError(400, "BadRequest", "Bad request: reaction does not have a valid value");
    dev.patch(path, "{}").isError(400, "BadRequest", "Bad request: reaction is missing");
    rita.patch(path, "{'reaction':'heart'}").isError(403, "MissingPermission");
    long creation = dev.get(activities()).number("/_embedded/elements/0/id");
    dev.patch("/activities/" + creation + "/emoji_reactions", "{'reaction':'heart'}")
        .isError(400, "BadRequest", "Bad request: This activity type does not support emoji reactions.");
  }

  @Test
  void theHistoryCostsTheSameHoweverLongItIs() {
    commented(dev, "one");
    int few = dev.leastStatements(activities());
    commented(dev2, "two");
    commented(dev, "three");
    change(Map.of("_links", Map.of("assignee", link(fx.people().dev2().path()))));
    int more = dev.leastStatements(activities());
    assertThat(more).isLessThanOrEqualTo(few + 1); // the names of assignees, which nothing mentioned before
    commented(dev2, "four");
    change(Map.of("_links", Map.of("assignee", link(fx.people().dev().path()))));
    assertThat(dev.leastStatements(activities())).isEqualTo(more);
  }

  private long commented(Client client, String text) {
    return client.post(activities(), Map.of("comment", Map.of("raw", text))).is(201).id();
  }

  private long made(String subject) {
    return dev.post("/work_packages", Map.of("subject", subject, "_links", Map.of("project", link(fx.project(fx.projects().alpha())),
        "type", link(fx.type(fx.types().task()))))).is(201).id();
  }

  private void change(Map<String, ?> body) {
    var complete = new java.util.HashMap<String, Object>(body);
    complete.put("lockVersion", dev.get("/work_packages/" + w).number("/lockVersion"));
    var links = (Map<?, ?>) body.get("_links");
    if (links != null && links.get("assignee") instanceof Map<?, ?> assignee && "".equals(assignee.get("href"))) {
      var none = new java.util.HashMap<String, Object>();
      none.put("href", null);
      complete.put("_links", Map.of("assignee", none));
    }
    dev.patch("/work_packages/" + w, complete).is(200);
  }

  private static Map<String, String> link(String href) {
    return Map.of("href", href);
  }

  private String activities() {
    return "/work_packages/" + w + "/activities";
  }
}
