package gewerk.views.saved;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import gewerk.platform.http.QueryString;
import gewerk.testkit.Fixture;
import gewerk.testkit.Forms;
import gewerk.testkit.Person;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Saved views in the table over HTTP: what they show, who sees them, and who may do what with them. */
class SavedViewPagesTest {
  private static final Pattern ROW = Pattern.compile("<tr id=\"wp-(\\d+)\"");
  private static final String MENU = "/work_packages/views?back=";

  @RegisterExtension
  static final TestServer server = TestServer.start();

  private Fixture fx;
  private String list;
  private Forms dev;
  private Forms lead;

  @BeforeEach
  void begin() {
    fx = server.world().fx();
    list = "/projects/" + text("select identifier as text from projects where id = ?", fx.projects().alpha()) + "/work_packages";
    dev = as(fx.people().dev());
    var person = server.world().person(World.unique("lead"));
    server.world().member(person.id(), fx.projects().alpha(), server.world().role(World.unique("Leads"), "view_work_packages", "save_queries", "manage_public_queries"));
    lead = as(person);
  }

  @Test
  void aViewShowsWhatItHoldsUnderItsName() {
    long mine = fx.workPackage("Grease the crane", Map.of("assignee_id", fx.people().dev().id(), "due_date", "2020-01-09", "estimated_hours", 2.5));
    long first = fx.workPackage("Paint the crane", Map.of("assignee_id", fx.people().dev().id(), "due_date", "2020-01-02"));
    fx.workPackage("Sweep the quay", Map.of("assignee_id", fx.people().dev2().id()));
    long view = view("Cranes", Map.of("filters", filters("assignee", "=", "me"), "columns", List.of("subject", "estimatedTime"), "sort_by", List.of("dueDate-asc"),
        "group_by", "status", "sums", true));
    var page = dev.get(list + "?query_id=" + view).is(200);
    assertThat(rows(page)).containsExactly(first, mine);
    assertThat(page.body()).contains("<h1>Cranes</h1>").contains("<title>Cranes · ALPHA</title>").contains("Group: Status").contains("Work 2 h 30 m").contains("<tr class=\"sums\">")
        .doesNotContain("Views (changed)");
    assertThat(text("select name as text from queries where id = ?", view)).isEqualTo("Cranes");
  }

  @Test
  void linksOfAViewNameItAloneUntilSomethingIsChangedAndThenAllOfIt() {
    long wp = fx.workPackage("Grease the crane");
    long view = view("By status", Map.of("group_by", "status", "columns", List.of("id", "subject")));
    var body = dev.get(list + "?query_id=" + view).body();
    assertThat(body).contains("href=\"" + list + "?query_id=" + view + "&amp;selected=" + wp + "\"").contains("href=\"" + list + ".atom?query_id=" + view + "\"");
    var ungrouped = href(body, "No groups");
    assertThat(ungrouped).startsWith(list + "?query_id=" + view + "&filters=").contains("columns=id%2Csubject").doesNotContain("group=");
    var changed = dev.get(ungrouped).is(200);
    assertThat(rows(changed)).contains(wp);
    assertThat(changed.body()).contains("<h1>By status</h1>").contains("Views (changed)").doesNotContain("Group: Status");
    assertThat(changed.body()).contains("columns=id%2Csubject&amp;group=priority").contains("href=\"" + list + "?query_id=" + view + "\"");
  }

  @Test
  void aViewKeepsItsNumberThroughFiltersColumnsAndPages() {
    for (int i = 0; i < 25; i++) {
      fx.workPackage("Bollard " + i);
    }
    long view = view("Bollards", Map.of("filters", filters("subject", "~", "Bollard")));
    var address = list + "?query_id=" + view;
    assertThat(dev.get(address).body()).contains("1–20 of 25").contains("href=\"" + address + "&amp;page=2\"");
    assertThat(rows(dev.get(address + "&page=2"))).hasSize(5);
    var filtered = dev.get("/work_packages/filter/apply?name=subject&operator=~&value=7&back=" + QueryString.encode(address)).is(303).headerValue("Location").orElseThrow();
    assertThat(filtered).startsWith(address + "&filters=").contains("Bollard");
    assertThat(rows(dev.get(filtered))).hasSize(2);
    dev.get("/work_packages/columns/apply?columns=subject&columns=id&back=" + QueryString.encode(address)).is(303).header("Location").startsWith(address + "&filters=").endsWith("&columns=subject%2Cid");
    assertThat(dev.get("/work_packages.csv?back=" + QueryString.encode(address)).is(200).body().lines().count()).isEqualTo(26);
    assertThat(dev.get(list + ".atom?query_id=" + view).is(200).body()).contains("ALPHA: Bollards");
  }

  @Test
  void whatTheTableDoesNotKnowIsPassedOver() {
    long wp = fx.workPackage("Still here");
    long view = view("Old", Map.of("filters", List.of(Map.of("name", "gone", "operator", "=", "values", List.of("1")), Map.of("name", "status", "operator", "=", "values", List.of("99999999")),
        Map.of("name", "status", "operator", "sideways", "values", List.of())), "columns", List.of("moon", "id", "subject", "lockVersion"),
        "sort_by", List.of("manualSorting-asc", "nonsense", "id-asc"), "group_by", "moon", "timestamps", List.of("P-1Y")));
    var page = dev.get(list + "?query_id=" + view).is(200);
    assertThat(rows(page)).contains(wp);
    assertThat(page.body()).doesNotContain("form-error").contains("aria-sort=\"ascending\"").doesNotContain("Views (changed)");
  }

  @Test
  void aViewMayLeaveOutTheWorkOfSubprojects() {
    long child = server.world().project(World.unique("child"), "CHILD");
    server.world().run("update projects set parent_id = ?, ancestor_ids = array[?]::bigint[] where id = ?", fx.projects().alpha(), fx.projects().alpha(), child);
    server.world().member(fx.people().dev().id(), child, fx.roles().dev());
    long beneath = fx.workPackage("Beneath", Map.of("project_id", child));
    long view = view("Only here", Map.of("include_subprojects", false));
    assertThat(rows(dev.get(list))).contains(beneath);
    var page = dev.get(list + "?query_id=" + view);
    assertThat(rows(page)).doesNotContain(beneath);
    assertThat(rows(dev.get(href(page.body(), "Show work of subprojects")))).contains(beneath);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "999999999", "-1", "abc", "1%20or%201", "99999999999999999999999", "٣", "1.5"})
  void aNumberThatNoViewHasIsNotFound(String number) {
    dev.get(list + "?query_id=" + number).is(404);
    dev.get("/work_packages?query_id=" + number).is(404);
    dev.get(list + ".atom?query_id=" + number).is(404);
  }

  @Test
  void noNumberIsNoView() {
    assertThat(dev.get(list + "?query_id=").is(200).body()).contains("<h1>Work packages</h1>");
  }

  @Test
  void viewsOfOthersAndOfOtherProjectsAreNotFound() {
    long secret = view("Secret", Map.of());
    as(fx.people().dev2()).get(list + "?query_id=" + secret).is(404);
    as(fx.people().adm()).get(list + "?query_id=" + secret).is(404);
    long global = view("Everywhere", nothing("project_id"));
    dev.get(list + "?query_id=" + global).is(404);
    assertThat(dev.get("/work_packages?query_id=" + global).is(200).body()).contains("<h1>Everywhere</h1>");
    long open = view("Public", Map.of("public", true));
    as(fx.people().rita()).get(list + "?query_id=" + open).is(200);
    as(fx.people().out()).get("/work_packages?query_id=" + open).is(404);
  }

  @Test
  void aLinkToAViewLeadsToItsProject() {
    long view = view("At home", Map.of());
    dev.get("/work_packages?query_id=" + view + "&selected=7").is(303).header("Location").isEqualTo(list + "?query_id=" + view + "&selected=7");
  }

  @Test
  void theMenuNamesFavouritesThenMyOwnThenThoseOfTheTeam() {
    var empty = dev.get(MENU + QueryString.encode(list)).is(200).body();
    assertThat(empty).contains("A saved view keeps filters").contains("Save as a view …").doesNotContain("Views of the team");
    long team = view("Alpha of all", Map.of("public", true, "user_id", fx.people().dev2().id()));
    long mine = view("Beta of mine", Map.of());
    long star = view("Gamma with a star", Map.of("public", true, "starred", true));
    view("Others", Map.of("user_id", fx.people().dev2().id()));
    server.world().run("delete from views where query_id = ?", view("Hidden one", Map.of()));
    server.world().run("update views set type = 'gantt' where query_id = ?", view("Chart", Map.of()));
    view("Global one", nothing("project_id"));
    var menu = dev.get(MENU + QueryString.encode(list + "?query_id=" + mine)).is(200).body();
    assertThat(menu).containsSubsequence("Favourites", "?query_id=" + star + "\"", "My views", "?query_id=" + mine + "\" aria-current=\"true\"", "Views of the team", "?query_id=" + team + "\"")
        .doesNotContain("Others").doesNotContain("Hidden one").doesNotContain("Chart").doesNotContain("Global one");
    var everywhere = dev.get(MENU + "/work_packages").is(200).body();
    assertThat(everywhere).contains("Global one").contains("href=\"/work_packages?query_id=").doesNotContain("Beta of mine");
    as(fx.people().out()).get(MENU + "/work_packages").is(403);
    assertThat(as(fx.people().out()).get(MENU + QueryString.encode(list)).status()).isIn(403, 404);
  }

  @Test
  void theMenuCostsTheSameHoweverManyViewsThereAreAndTheTableNothing() {
    int table = dev.client().leastStatements(list);
    long view = view("One", Map.of());
    var menu = MENU + QueryString.encode(list);
    int one = dev.client().leastStatements(menu);
    for (int i = 0; i < 30; i++) {
      view("Number " + i, Map.of("public", i % 2 == 0, "starred", i % 3 == 0, "filters", filters("assignee", "=", "me")));
    }
    assertThat(dev.client().leastStatements(menu)).isEqualTo(one);
    assertThat(dev.client().leastStatements(list)).isEqualTo(table);
    assertThat(dev.client().leastStatements(list + "?query_id=" + view)).isEqualTo(table + 1);
    var dev2 = String.valueOf(fx.people().dev2().id());
    long narrow = view("Narrow", Map.of("filters", filters("assignee", "=", dev2)));
    int same = dev.client().leastStatements(list + "?" + QueryString.write(Map.of("filters", "[{\"assignee\":{\"operator\":\"=\",\"values\":[\"" + dev2 + "\"]}}]")));
    assertThat(dev.client().leastStatements(list + "?query_id=" + narrow)).isEqualTo(same + 1);
  }

  @Test
  void theListIsSavedAsItIsSeen() {
    var address = list + "?" + QueryString.write(Map.of("filters", "[{\"subject\":{\"operator\":\"~\",\"values\":[\"crane\"]}}]", "columns", "subject,description,dueDate",
        "sort", "dueDate:asc,id:desc", "sums", "1", "hierarchy", "1", "subprojects", "0"));
    assertThat(dev.get("/work_packages/views/new?back=" + QueryString.encode(address)).is(200).body()).contains("name=\"name\"").doesNotContain("name=\"public\"").contains("name=\"starred\"");
    var saved = dev.post("/work_packages/views/new", "name=+Cranes+&starred=false&starred=true&back=" + QueryString.encode(address)).is(303);
    assertThat(Forms.notice(saved)).contains("GOOD|Saved the view “Cranes”");
    long id = Long.parseLong(saved.headerValue("Location").orElseThrow().replace(list + "?query_id=", ""));
    var page = dev.get(list + "?query_id=" + id).is(200);
    assertThat(page.body()).contains("<h1>Cranes</h1>").contains("“crane”").contains("Hide sums").contains("Show a flat list").contains("Show work of subprojects").doesNotContain("Views (changed)");
    server.api(fx.people().dev()).get("/queries/" + id).is(200).has("/name", "Cranes").has("/starred", true).has("/public", false).has("/sums", true).has("/showHierarchies", true)
        .has("/includeSubprojects", false).has("/hidden", false).has("/_links/project/href", fx.project(fx.projects().alpha()))
        .lists("/_links/sortBy/*/href", "/api/v3/queries/sort_bys/dueDate-asc", "/api/v3/queries/sort_bys/id-desc").has("/filters/0/values/0", "crane");
  }

  @Test
  void whatNobodyHasChangedIsTheSameWhenItIsSaved() {
    var saved = dev.post("/work_packages/views/new", "name=Usual&back=" + QueryString.encode("/work_packages?hierarchy=1")).is(303).headerValue("Location").orElseThrow();
    assertThat(dev.get(saved).is(200).body()).contains("<h1>Usual</h1>").doesNotContain("Views (changed)");
    var flat = dev.post("/work_packages/views/new", "name=Usual&back=" + QueryString.encode(list + "?size=50&selected=1")).is(303).headerValue("Location").orElseThrow();
    assertThat(dev.get(flat).is(200).body()).doesNotContain("Views (changed)").contains("href=\"" + flat + "&amp;size=50\"");
  }

  @Test
  void whatIsWrongIsToldWhereItWasTyped() {
    var back = "&back=" + QueryString.encode(list);
    assertThat(dev.post("/work_packages/views/new", "name=+&starred=true" + back).is(422).body()).contains("Name can't be blank.").contains("form-error").contains("checked");
    assertThat(dev.post("/work_packages/views/new", "name=" + "x".repeat(256) + back).is(422).body()).contains("form-error").contains("x".repeat(256));
    assertThat(dev.post("/work_packages/views/new", "name=For+all&public=true" + back).is(422).body()).contains("no permission to create public views").contains("value=\"For all\"");
    assertThat(number("select count(*) from queries where project_id = ?", fx.projects().alpha())).isZero();
    var german = new Forms(dev.client().with("Accept-Language", "de"));
    server.world().run("update users set language = 'de' where id = ?", fx.people().dev().id());
    assertThat(german.post("/work_packages/views/new", "name=" + back).is(422).body()).contains("Als Ansicht speichern").contains("form-error");
  }

  @Test
  void savingNeedsTheRightAndPublishingAnother() {
    var back = "&back=" + QueryString.encode(list);
    var rita = as(fx.people().rita());
    rita.get("/work_packages/views/new?back=" + list).is(403);
    rita.post("/work_packages/views/new", "name=Mine" + back).is(403);
    assertThat(rita.get(MENU + list).is(200).body()).doesNotContain("Save as a view").contains("A saved view keeps");
    assertThat(lead.get("/work_packages/views/new?back=" + list).is(200).body()).contains("name=\"public\"");
    var shown = lead.post("/work_packages/views/new", "name=For+all&public=false&public=true" + back).is(303).headerValue("Location").orElseThrow();
    assertThat(rita.get(shown).is(200).body()).contains("<h1>For all</h1>");
    assertThat(rita.get(MENU + QueryString.encode(shown)).body()).contains("Views of the team").doesNotContain("Rename");
  }

  @Test
  void changesAreSavedOnlyWhereThereAreAnyAndTheRestOfTheViewStays() {
    long view = view("Cranes", Map.of("timeline_visible", true, "columns", List.of("id", "subject")));
    var address = list + "?query_id=" + view;
    assertThat(dev.get(MENU + QueryString.encode(address)).body()).doesNotContain("Save changes").contains("Rename …").contains("Delete …");
    var changed = address + "&filters=%5B%5D&columns=id,subject&group=priority";
    assertThat(dev.get(MENU + QueryString.encode(changed)).body()).contains("Save changes");
    var saved = dev.post("/work_packages/views/" + view + "/save", "back=" + QueryString.encode(changed)).is(303);
    saved.header("Location").isEqualTo(address);
    assertThat(dev.get(address).body()).contains("Group: Priority").doesNotContain("Views (changed)").doesNotContain("class=\"filter\"");
    server.api(fx.people().dev()).get("/queries/" + view).is(200).has("/timelineVisible", true).has("/name", "Cranes").has("/public", false);
    dev.post("/work_packages/views/" + view + "/save", "back=" + QueryString.encode(list)).is(404);
    dev.post("/work_packages/views/" + view + "/save", "back=/work_packages").is(404);
  }

  @Test
  void othersViewsAreLeftAlone() {
    long open = view("Of all", Map.of("public", true));
    long secret = view("Mine alone", Map.of());
    var dev2 = as(fx.people().dev2());
    for (var way : List.of("save", "star", "rename", "delete")) {
      var form = "name=Owned&starred=true&back=" + QueryString.encode(list + "?query_id=" + open + "&group=status");
      dev2.post("/work_packages/views/" + open + "/" + way, form).is(403);
      dev2.post("/work_packages/views/" + secret + "/" + way, form).is(404);
      dev.post("/work_packages/views/" + open + "/" + way, form).is(403);
    }
    dev2.get("/work_packages/views/" + open + "/rename").is(403);
    dev2.get("/work_packages/views/" + secret + "/delete").is(404);
    assertThat(number("select count(*) from queries where id in (?, ?) and not starred and name <> 'Owned' and group_by is null", open, secret)).isEqualTo(2);
    dev2.get(list + "?query_id=" + open + "&group=status").is(200);
  }

  @Test
  void aViewIsRenamedStarredPublishedAndDeleted() {
    long open = view("Of all", Map.of("public", true));
    var address = list + "?query_id=" + open;
    var back = "&back=" + QueryString.encode(address);
    assertThat(lead.get("/work_packages/views/" + open + "/rename?back=" + QueryString.encode(address)).is(200).body()).contains("value=\"Of all\"").contains("checked");
    lead.post("/work_packages/views/" + open + "/rename", "name=Of+everybody&public=true" + back).is(303).header("Location").isEqualTo(address);
    assertThat(lead.post("/work_packages/views/" + open + "/rename", "name=" + back).is(422).body()).contains("form-error");
    assertThat(Forms.notice(lead.post("/work_packages/views/" + open + "/star", "starred=true" + back).is(303))).contains("is a favourite");
    assertThat(lead.get(MENU + QueryString.encode(address)).body()).containsSubsequence("Favourites", "Of everybody").contains("No longer a favourite");
    lead.post("/work_packages/views/" + open + "/star", "starred=false" + back).is(303);
    assertThat(lead.get("/work_packages/views/" + open + "/delete?back=" + QueryString.encode(address)).is(200).body()).contains("Delete “Of everybody”?").contains("Everybody here loses");
    lead.post("/work_packages/views/" + open + "/delete", "x=1" + back).is(303).header("Location").isEqualTo(list);
    lead.get(address).is(404);
    lead.get(MENU + QueryString.encode(address)).is(200);
  }

  @Test
  void inAFrameTheAnswerLeadsOnToTheView() {
    var framed = new Forms(dev.client().with("Accept", "text/vnd.turbo-stream.html, text/html").with("Turbo-Frame", "sheet"));
    assertThat(framed.get("/work_packages/views/new?back=" + list).is(200).body()).contains("<turbo-frame id=\"sheet\"").contains("sheet-title");
    var saved = framed.post("/work_packages/views/new", "name=Framed&back=" + list).is(200);
    assertThat(saved.body()).contains("action=\"visit\" target=\"" + list + "?query_id=");
    assertThat(framed.post("/work_packages/views/new", "name=&back=" + list).is(422).body()).contains("<turbo-frame id=\"sheet\"");
  }

  @Test
  void namesAreOnlyText() {
    var name = "<script>alert(1)</script>\"'&|Undo|/logout";
    var saved = dev.post("/work_packages/views/new", "name=" + QueryString.encode(name) + "&back=" + list).is(303);
    var location = saved.headerValue("Location").orElseThrow();
    assertThat(Forms.notice(saved)).doesNotContain("|Undo|/logout");
    var page = dev.get(location).is(200).body();
    assertThat(page).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)");
    var toast = new Forms(dev.client().with("Cookie", saved.headerValue("Set-Cookie").orElseThrow().split(";")[0])).get(location).body();
    assertThat(toast).contains("class=\"toast").doesNotContain("<script>alert").doesNotContain("action=\"/logout\"><input type=\"hidden\" name=\"csrf\" value=\"\"><button class=\"button button--quiet\" data-key=\"u\"");
    assertThat(dev.get(MENU + QueryString.encode(location)).body()).doesNotContain("<script>alert").contains("&lt;script&gt;");
    var id = location.substring(location.indexOf('=') + 1);
    assertThat(dev.get("/work_packages/views/" + id + "/rename").body()).doesNotContain("<script>alert");
    assertThat(dev.get("/work_packages/views/" + id + "/delete").body()).doesNotContain("<script>alert");
  }

  @Test
  void formsOfOtherSitesAreRefused() {
    long view = view("Safe", Map.of());
    var evil = new Forms(dev.client().with("Origin", "https://evil.example"));
    evil.post("/work_packages/views/" + view + "/delete", "back=" + list).is(422);
    evil.post("/work_packages/views/new", "name=Owned&back=" + list).is(422);
    assertThat(number("select count(*) from queries where project_id = ?", fx.projects().alpha())).isOne();
    dev.post("/work_packages/views/" + view + "/delete", "back=//evil.example").is(303).header("Location").isEqualTo("/work_packages");
  }

  @Test
  void itSpeaksGermanToo() {
    server.world().run("update users set language = 'de' where id = ?", fx.people().dev().id());
    long view = view("Kräne", Map.of());
    assertThat(dev.get(list + "?query_id=" + view + "&filters=%5B%5D").is(200).body()).contains("Ansichten (geändert)").contains("Darstellung");
    assertThat(dev.get(MENU + QueryString.encode(list + "?query_id=" + view + "&filters=%5B%5D")).is(200).body())
        .contains("Meine Ansichten").contains("Änderungen speichern").contains("Als Ansicht speichern …").contains("Umbenennen …");
    assertThat(Forms.notice(dev.post("/work_packages/views/" + view + "/delete", "back=" + list).is(303))).contains("Ansicht „Kräne“ gelöscht");
  }

  /** One of dev's own in ALPHA, shown as a table, with other columns of its table. */
  private long view(String name, Map<String, ?> columns) {
    var row = new java.util.LinkedHashMap<String, Object>(Map.of("name", name, "project_id", fx.projects().alpha(), "user_id", fx.people().dev().id(),
        "filters", filters("status", "o"), "columns", List.of(), "sort_by", List.of("id-desc")));
    columns.forEach((column, value) -> {
      if (value instanceof String text && text.isEmpty()) {
        row.remove(column);
      } else {
        row.put(column, value);
      }
    });
    long id = server.world().insert("queries", row);
    server.world().insert("views", Map.of("query_id", id, "type", "work_packages_table"));
    return id;
  }

  private static Map<String, ?> nothing(String column) {
    return Map.of(column, "");
  }

  private static List<Map<String, Object>> filters(String name, String operator, String... values) {
    return List.of(Map.of("name", name, "operator", operator, "values", List.of(values)));
  }

  /** Where the link leads in which these words stand; empty where there is none. */
  private static String href(String body, String words) {
    var matcher = Pattern.compile("<a[^>]* href=\"([^\"]*)\"[^>]*>" + Pattern.quote(words)).matcher(body.replace("<a href", "<a  href"));
    return matcher.find() ? matcher.group(1).replace("&amp;", "&") : "";
  }

  private static List<Long> rows(Reply reply) {
    var ids = new ArrayList<Long>();
    var matcher = ROW.matcher(reply.is(200).body());
    while (matcher.find()) {
      ids.add(Long.valueOf(matcher.group(1)));
    }
    return ids;
  }

  private static Forms as(Person person) {
    return Forms.of(server.origin(), person);
  }

  private static long number(String query, Object... values) {
    return server.world().number(query, values);
  }

  private static String text(String query, long id) {
    return server.database().one(gewerk.platform.database.Sql.of(query, id), row -> row.text("text")).orElseThrow();
  }
}
