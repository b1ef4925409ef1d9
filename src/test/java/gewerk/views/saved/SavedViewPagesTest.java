package gewerk.views.saved;

import static gewerk.views.saved.Gallery.MENU;
import static gewerk.views.saved.Gallery.filters;
import static gewerk.views.saved.Gallery.href;
import static gewerk.views.saved.Gallery.nothing;
import static gewerk.views.saved.Gallery.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import gewerk.platform.http.QueryString;
import gewerk.testkit.Fixture;
import gewerk.testkit.Forms;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Saved views in the table over HTTP: what they show, who sees them, and what the menu names. */
class SavedViewPagesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final Gallery gallery = new Gallery(server);
  private final Fixture fx = gallery.fx;
  private final String list = gallery.list;
  private final Forms dev = gallery.dev;

  @Test
  void aViewShowsWhatItHoldsUnderItsName() {
    long mine = fx.workPackage("Grease the crane", Map.of("assignee_id", fx.people().dev().id(), "due_date", "2020-01-09", "estimated_hours", 2.5));
    long first = fx.workPackage("Paint the crane", Map.of("assignee_id", fx.people().dev().id(), "due_date", "2020-01-02"));
    fx.workPackage("Sweep the quay", Map.of("assignee_id", fx.people().dev2().id()));
    long view = gallery.view("Cranes", Map.of("filters", filters("assignee", "=", "me"), "columns", List.of("subject", "estimatedTime"), "sort_by", List.of("dueDate-asc"),
        "group_by", "status", "sums", true));
    var page = dev.get(list + "?query_id=" + view).is(200);
    assertThat(rows(page)).containsExactly(first, mine);
    assertThat(page.body()).contains("<h1>Cranes</h1>").contains("<title>Cranes · ALPHA</title>").contains("Group: Status").contains("Work 2 h 30 m").contains("<tr class=\"sums\">")
        .doesNotContain("Views (changed)");
    assertThat(Gallery.text(server, "select name as text from queries where id = ?", view)).isEqualTo("Cranes");
  }

  @Test
  void linksOfAViewNameItAloneUntilSomethingIsChangedAndThenAllOfIt() {
    long wp = fx.workPackage("Grease the crane");
    long view = gallery.view("By status", Map.of("group_by", "status", "columns", List.of("id", "subject")));
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
    long view = gallery.view("Bollards", Map.of("filters", filters("subject", "~", "Bollard")));
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
    long view = gallery.view("Old", Map.of("filters", List.of(Map.of("name", "gone", "operator", "=", "values", List.of("1")), Map.of("name", "status", "operator", "=", "values", List.of("99999999")),
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
    long view = gallery.view("Only here", Map.of("include_subprojects", false));
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
    long secret = gallery.view("Secret", Map.of());
    gallery.as(fx.people().dev2()).get(list + "?query_id=" + secret).is(404);
    gallery.as(fx.people().adm()).get(list + "?query_id=" + secret).is(404);
    long global = gallery.view("Everywhere", nothing("project_id"));
    dev.get(list + "?query_id=" + global).is(404);
    assertThat(dev.get("/work_packages?query_id=" + global).is(200).body()).contains("<h1>Everywhere</h1>");
    long open = gallery.view("Public", Map.of("public", true));
    gallery.as(fx.people().rita()).get(list + "?query_id=" + open).is(200);
    gallery.as(fx.people().out()).get("/work_packages?query_id=" + open).is(404);
  }

  @Test
  void aLinkToAViewLeadsToItsProject() {
    long view = gallery.view("At home", Map.of());
    dev.get("/work_packages?query_id=" + view + "&selected=7").is(303).header("Location").isEqualTo(list + "?query_id=" + view + "&selected=7");
  }

  @Test
  void theMenuNamesFavouritesThenMyOwnThenThoseOfTheTeam() {
    var empty = dev.get(MENU + QueryString.encode(list)).is(200).body();
    assertThat(empty).contains("A saved view keeps filters").contains("Save as a view …").doesNotContain("Views of the team");
    long team = gallery.view("Alpha of all", Map.of("public", true, "user_id", fx.people().dev2().id()));
    long mine = gallery.view("Beta of mine", Map.of());
    long star = gallery.view("Gamma with a star", Map.of("public", true, "starred", true));
    gallery.view("Others", Map.of("user_id", fx.people().dev2().id()));
    server.world().run("delete from views where query_id = ?", gallery.view("Hidden one", Map.of()));
    server.world().run("update views set type = 'gantt' where query_id = ?", gallery.view("Chart", Map.of()));
    gallery.view("Global one", nothing("project_id"));
    var menu = dev.get(MENU + QueryString.encode(list + "?query_id=" + mine)).is(200).body();
    assertThat(menu).containsSubsequence("Favourites", "?query_id=" + star + "\"", "My views", "?query_id=" + mine + "\" aria-current=\"true\"", "Views of the team", "?query_id=" + team + "\"")
        .doesNotContain("Others").doesNotContain("Hidden one").doesNotContain("Chart").doesNotContain("Global one");
    var everywhere = dev.get(MENU + "/work_packages").is(200).body();
    assertThat(everywhere).contains("Global one").contains("href=\"/work_packages?query_id=").doesNotContain("Beta of mine");
    gallery.as(fx.people().out()).get(MENU + "/work_packages").is(403);
    assertThat(gallery.as(fx.people().out()).get(MENU + QueryString.encode(list)).status()).isIn(403, 404);
  }

  @Test
  void theMenuCostsTheSameHoweverManyViewsThereAreAndTheTableNothing() {
    int table = dev.client().leastStatements(list);
    long view = gallery.view("One", Map.of());
    var menu = MENU + QueryString.encode(list);
    int one = dev.client().leastStatements(menu);
    for (int i = 0; i < 30; i++) {
      gallery.view("Number " + i, Map.of("public", i % 2 == 0, "starred", i % 3 == 0, "filters", filters("assignee", "=", "me")));
    }
    assertThat(dev.client().leastStatements(menu)).isEqualTo(one);
    assertThat(dev.client().leastStatements(list)).isEqualTo(table);
    assertThat(dev.client().leastStatements(list + "?query_id=" + view)).isEqualTo(table + 1);
    var dev2 = String.valueOf(fx.people().dev2().id());
    long narrow = gallery.view("Narrow", Map.of("filters", filters("assignee", "=", dev2)));
    int same = dev.client().leastStatements(list + "?" + QueryString.write(Map.of("filters", "[{\"assignee\":{\"operator\":\"=\",\"values\":[\"" + dev2 + "\"]}}]")));
    assertThat(dev.client().leastStatements(list + "?query_id=" + narrow)).isEqualTo(same + 1);
  }
}
