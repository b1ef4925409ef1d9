package gewerk.views.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import gewerk.testkit.Client;
import gewerk.testkit.Fixture;
import gewerk.testkit.Forms;
import gewerk.testkit.Person;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people say about a work package, over HTTP: who may edit, quote, answer and mention whom, and what readers are shown. */
class TalkPagesTest {
  private static final String STREAMS = "text/vnd.turbo-stream.html, text/html, application/xhtml+xml";

  @RegisterExtension
  static final TestServer server = TestServer.start();

  private Fixture fx;
  private Client api;
  private Forms dev;
  private Forms dev2;
  private Forms rita;
  private Forms out;
  private long wp;
  private String path;

  @BeforeEach
  void begin() {
    fx = server.world().fx();
    api = server.api(fx.people().dev());
    dev = Forms.of(server.origin(), fx.people().dev());
    dev2 = Forms.of(server.origin(), fx.people().dev2());
    rita = Forms.of(server.origin(), fx.people().rita());
    out = Forms.of(server.origin(), fx.people().out());
    wp = api.post("/work_packages", Map.of("subject", "Grease the crane", "_links", Map.of("project", Map.of("href", fx.project(fx.projects().alpha())),
        "type", Map.of("href", fx.type(fx.types().task()))))).is(201).id();
    path = "/work_packages/" + wp;
  }

  @Test
  void theFirstEntrySaysWhoMadeItAndFoldsItsValues() {
    var page = dev.get(path + "/activity").is(200).body();
    assertThat(page).contains("created this").containsPattern("<details class=\"changes-folded\"><summary>\\d+ values</summary><ul class=\"changes\"><li>");
    api.patch(path, Map.of("lockVersion", api.get(path).number("/lockVersion"), "subject", "Grease both", "_links", Map.of())).is(200);
    settled();
    api.patch(path, Map.of("lockVersion", api.get(path).number("/lockVersion"), "subject", "Grease them all", "_links", Map.of())).is(200);
    var feed = dev.get(path + "/activity").body();
    assertThat(feed.split("changes-folded", -1)).as("only the first entry is folded").hasSize(2);
    assertThat(feed.indexOf("Grease them all</i>")).isBetween(0, feed.indexOf("changes-folded"));
    german(fx.people().dev());
    assertThat(dev.get(path + "/activity").body()).contains("hat dies angelegt").containsPattern("<summary>\\d+ Werte</summary>");
  }

  @Test
  void aCommentOnTheFirstEntryStaysVisible() {
    long first = api.get(path + "/activities").number("/_embedded/elements/0/id");
    server.world().run("update journals set notes = 'Begun today' where id = ?", first);
    var page = dev.get(path + "/activity").body();
    assertThat(page.replaceAll("(?s)<details.*?</details>", "")).contains("Begun today").contains("created this");
  }

  @Test
  void oneEditsOnesOwnComment() {
    long comment = said(api, "The grase is here");
    assertThat(dev.get(path + "/activity").body()).contains("/comments/" + comment + "/edit").doesNotContain("edited");
    var form = dev.get(one(comment) + "/edit?back=" + path + "/activity?only=comments").is(200).body();
    assertThat(form).contains("The grase is here</textarea>").contains("name=\"back\" value=\"" + path + "/activity?only=comments\"")
        .contains("<turbo-frame id=\"comment-" + comment + "\">");
    dev.post(one(comment), "comment-" + comment + "=The+grease+is+here&back=" + path).is(303).header("Location").endsWith(path + "#activity-" + comment);
    assertThat(dev.get(path + "/activity").body()).contains("The grease is here").contains(">edited</small>");
    german(fx.people().dev2());
    assertThat(dev2.get(path + "/activity").body()).contains(">bearbeitet</small>").doesNotContain("/comments/" + comment + "/edit");
  }

  @Test
  void whoMayNotEditFindsNoButtonAndNoForm() {
    long comment = said(api, "Mine alone");
    for (var other : new Forms[] {dev2, rita}) {
      assertThat(other.get(path + "/activity").is(200).body()).contains("Mine alone").doesNotContain(comment + "/edit").doesNotContain("turbo-frame id=\"comment-");
      other.get(one(comment) + "/edit").is(403);
      other.post(one(comment), "comment-" + comment + "=Yours").is(403);
    }
    out.get(one(comment) + "/edit").is(404);
    out.post(one(comment), "comment-" + comment + "=Yours").is(404);
    assertThat(api.get("/activities/" + comment).text("/comment/raw")).isEqualTo("Mine alone");
    server.world().grant(fx.roles().dev(), "edit_work_package_comments");
    assertThat(dev2.get(path + "/activity").body()).contains(comment + "/edit");
    dev2.post(one(comment), "comment-" + comment + "=Ours").is(303);
    assertThat(api.get("/activities/" + comment).text("/comment/raw")).isEqualTo("Ours");
  }

  @Test
  void whatIsNoCommentOnThisWorkPackageIsNotThere() {
    long other = fx.workPackage("Another");
    long comment = said(api, "Here");
    long first = api.get(path + "/activities").number("/_embedded/elements/0/id");
    for (var way : new String[] {"/work_packages/" + other + "/comments/" + comment, path + "/comments/" + first, path + "/comments/999999999"}) {
      dev.get(way + "/edit").is(404);
      dev.get(way + "/quote").is(404);
      dev.post(way, "comment-" + comment + "=x").is(404);
      dev.post(way + "/reactions", "reaction=heart").is(404);
    }
  }

  @Test
  void anEmptyCommentIsRefusedWithItsForm() {
    long comment = said(api, "Something");
    var form = dev.post(one(comment), "comment-" + comment + "=+").is(422).body();
    assertThat(form).contains("There was nothing to send").contains("aria-invalid=\"true\"");
    dev.post(one(comment), "").is(400);
    assertThat(Forms.notice(dev.post(path + "/comments", "comment=+").is(303))).contains("BAD|There was nothing to send");
  }

  @Test
  void whatIsSaidCannotRun() {
    long comment = said(api, "<script>alert(1)</script> <img src=x onerror=alert(1)> </textarea><b>bold</b>");
    server.world().update("principals", fx.people().dev().id(), Map.of("name", "<i>Eve</i> *star*"));
    dev.post(one(comment) + "/reactions", "reaction=heart").is(303);
    for (var page : new String[] {path, path + "/activity", path + "/talk", one(comment) + "/edit", one(comment) + "/quote"}) {
      assertThat(dev.get(page).is(200).body()).as(page).doesNotContain("<script>alert").doesNotContain("<img src=x").doesNotContain("<i>Eve").doesNotContain("</textarea><b>");
    }
    assertThat(dev.get(one(comment) + "/quote").body()).contains("&#60;i&#62;Eve&#60;/i&#62; &#42;star&#42;".replace("&", "&amp;"));
  }

  @Test
  void aQuoteSaysWhoSaidIt() {
    long comment = said(api, "First line\n\nSecond line");
    assertThat(dev2.get(path + "/activity").body()).contains(comment + "/quote");
    assertThat(dev2.get(one(comment) + "/quote").is(200).body())
        .contains("&gt; **" + fx.people().dev().name() + "** said:\n&gt;\n&gt; First line\n&gt;\n&gt; Second line\n".replace("&gt;", ">").replace(">", "&gt;"));
    assertThat(rita.get(path + "/activity").body()).doesNotContain("/quote").doesNotContain("talk-box");
    rita.get(one(comment) + "/quote").is(403);
    german(fx.people().dev2());
    assertThat(dev2.get(one(comment) + "/quote").body()).contains("** sagt:");
  }

  @Test
  void aSignIsChosenAndTakenBack() {
    long comment = said(api, "Done");
    dev.post(one(comment) + "/reactions", "reaction=heart&back=" + path + "/activity").is(303).header("Location").endsWith(path + "/activity#activity-" + comment);
    dev2.post(one(comment) + "/reactions", "reaction=heart").is(303);
    assertThat(dev.get(path + "/activity").body()).contains("aria-pressed=\"true\" aria-label=\"Heart: " + fx.people().dev().name() + ", " + fx.people().dev2().name() + "\"");
    var read = rita.get(path + "/activity").body();
    assertThat(read).contains("role=\"img\" aria-label=\"Heart: ").doesNotContain("name=\"reaction\"");
    rita.post(one(comment) + "/reactions", "reaction=heart").is(403);
    out.post(one(comment) + "/reactions", "reaction=heart").is(404);
    dev.post(one(comment) + "/reactions", "reaction=nonsense").is(400);
    dev2.post(one(comment) + "/reactions", "reaction=heart").is(303);
    assertThat(dev2.get(path + "/activity").body()).contains("aria-pressed=\"false\" aria-label=\"Heart: " + fx.people().dev().name() + "\"");
    german(fx.people().dev2());
    assertThat(dev2.get(path + "/activity").body()).contains("aria-label=\"Herz: ").contains("Daumen hoch");
  }

  @Test
  void withScriptsOneEntryAloneIsRenewed() {
    long comment = said(api, "Done");
    said(api, "Something else");
    var scripted = new Forms(dev.client().with("Accept", STREAMS));
    var answer = scripted.post(one(comment) + "/reactions", "reaction=rocket&back=" + path + "/talk?all=1").is(200);
    answer.header("Content-Type").startsWith("text/vnd.turbo-stream.html");
    assertThat(answer.body()).contains("<turbo-stream action=\"replace\" method=\"morph\" target=\"activity-" + comment + "\">")
        .contains("id=\"react-" + comment + "-rocket\"").contains("name=\"back\" value=\"" + path + "/talk?all=1\"").doesNotContain("Something else").doesNotContain("<html");
    assertThat(scripted.post(one(comment), "comment-" + comment + "=Really+done").is(200).body()).contains("Really done").contains("edited");
    assertThat(answer.headerValue("Set-Cookie")).as("no notice is left for a later page").isEmpty();
  }

  @Test
  void internalCommentsAreOfferedAndMarkedForThoseWhoMay() {
    assertThat(dev.get(path).body()).doesNotContain("name=\"internal\"");
    dev.post(path + "/comments", "comment=Psst&internal=true").is(403);
    dev.post(path + "/comments", "comment=Psst&internal=perhaps").is(403);
    assertThat(server.world().number("select count(*) from journals where resource_id = ? and notes like 'Psst%'", wp)).isZero();
    server.world().grant(fx.roles().dev(), "view_internal_comments", "add_internal_comments");
    assertThat(dev.get(path).body()).contains("name=\"internal\"");
    assertThat(Forms.notice(dev.post(path + "/comments", "comment=Psst&internal=true").is(303))).contains("internal comment");
    dev.post(path + "/comments", "comment=Aloud&internal=false").is(303);
    long psst = server.world().number("select id from journals where resource_id = ? and notes = 'Psst'", wp);
    long aloud = server.world().number("select id from journals where resource_id = ? and notes = 'Aloud'", wp);
    assertThat(dev.get(path + "/activity").body()).contains("class=\"activity  activity--internal\" id=\"activity-" + psst + "\"").containsPattern("<span class=\"talk-internal\"><svg[^>]*><path[^>]*/></svg>\\s*Internal</span>");
    assertThat(rita.get(path + "/activity").body()).contains("Aloud").doesNotContain("Psst").doesNotContain("activity--internal");
    assertThat(dev.get(one(psst) + "/quote").body()).as("what was internal stays so").contains("name=\"internal\" value=\"true\" checked");
    assertThat(dev.get(one(aloud) + "/quote").body()).contains("name=\"internal\" value=\"true\" data-draft-tick>");
    dev.get(one(psst) + "/edit").is(403);
    rita.get(one(psst) + "/quote").is(404);
    rita.post(one(psst) + "/reactions", "reaction=heart").is(404);
    german(fx.people().dev());
    assertThat(dev.get(path + "/activity").body()).containsPattern("</svg>\\s*Intern</span>").contains("Nur für jene, die interne Kommentare lesen dürfen");
  }

  @Test
  void whoMayReadInternalCommentsOnlyMayNotCarryThemOut() {
    server.world().grant(fx.roles().dev(), "view_internal_comments", "add_internal_comments");
    long psst = api.post(path + "/activities", "{'comment':{'raw':'Psst'},'internal':true}").is(201).id();
    server.world().revoke(fx.roles().dev(), "add_internal_comments");
    assertThat(dev2.get(path + "/activity").body()).contains("Psst").doesNotContain(psst + "/quote").doesNotContain(psst + "/reactions");
    dev2.get(one(psst) + "/quote").is(403);
    dev2.post(one(psst) + "/reactions", "reaction=heart").is(403);
  }

  @Test
  void peopleOfTheProjectAreOfferedAndTheirMentionIsUnderstood() {
    long crew = server.world().group("Quay_crew *one*", fx.people().dev2());
    server.world().member(crew, fx.projects().alpha(), fx.roles().reader());
    var name = fx.people().dev2().name();
    var letters = URLEncoder.encode(name.substring(0, 4).toLowerCase(java.util.Locale.ROOT), StandardCharsets.UTF_8);
    var offered = dev.get(path + "/mentions?q=" + letters).is(200).body();
    assertThat(offered).contains("role=\"option\"").contains(">" + name + "</li>").contains("data-id=&#34;" + fx.people().dev2().id() + "&#34;").doesNotContain(fx.people().out().name());
    assertThat(dev.get(path + "/mentions?q=" + fx.people().out().login()).body()).doesNotContain("option");
    assertThat(dev.get(path + "/mentions?q=quay").body()).contains("data-type=&#34;group&#34;");
    rita.get(path + "/mentions?q=dev").is(403);
    out.get(path + "/mentions?q=dev").is(404);
    for (var letter : new String[] {"dev2", "quay"}) {
      var markdown = unescaped(dev.get(path + "/mentions?q=" + letter).body().replaceAll("(?s).*?data-value=\"([^\"]*)\".*", "$1"));
      dev.post(path + "/comments", "comment=" + URLEncoder.encode("See " + markdown + " and `code`", StandardCharsets.UTF_8)).is(303);
    }
    assertThat(dev.get(path + "/activity").body()).contains("<a class=\"user-mention op-uc-link\" href=\"/users/" + fx.people().dev2().id() + "\">@" + name + "</a>")
        .contains("href=\"/groups/" + crew + "\">@Quay_crew *one*</a>");
  }

  @Test
  void theHistoryCostsTheSameHoweverManyAnswered() {
    long comment = said(api, "One");
    dev.post(one(comment) + "/reactions", "reaction=heart");
    int few = dev.client().leastStatements(path + "/activity");
    for (int i = 0; i < 5; i++) {
      long next = said(api, "More " + i);
      dev2.post(one(next) + "/reactions", "reaction=rocket").is(303);
      dev.post(one(next) + "/reactions", "reaction=heart").is(303);
    }
    assertThat(dev.client().leastStatements(path + "/activity")).isEqualTo(few);
  }

  private long said(Client client, String text) {
    settled();
    return client.post(path + "/activities", Map.of("comment", Map.of("raw", text))).is(201).id();
  }

  /** What follows becomes an entry of its own. */
  private void settled() {
    server.world().run("update journals set updated_at = updated_at - interval '10 minutes', created_at = created_at - interval '10 minutes' where resource_id = ?", wp);
  }

  private void german(Person person) {
    server.world().update("users", person.id(), Map.of("language", "de"));
  }

  private String one(long comment) {
    return path + "/comments/" + comment;
  }

  private static String unescaped(String html) {
    return html.replace("&#34;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
