package gewerk.views.saved;

import static gewerk.views.saved.Gallery.MENU;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import gewerk.platform.http.QueryString;
import gewerk.testkit.Fixture;
import gewerk.testkit.Forms;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Saved views are made, changed and deleted over HTTP, by those who may. */
class SavedViewChangesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final Gallery gallery = new Gallery(server);
  private final Fixture fx = gallery.fx;
  private final String list = gallery.list;
  private final Forms dev = gallery.dev;
  private final Forms lead = gallery.lead;

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
    assertThat(server.world().number("select count(*) from queries where project_id = ?", fx.projects().alpha())).isZero();
    var german = new Forms(dev.client().with("Accept-Language", "de"));
    server.world().run("update users set language = 'de' where id = ?", fx.people().dev().id());
    assertThat(german.post("/work_packages/views/new", "name=" + back).is(422).body()).contains("Als Ansicht speichern").contains("form-error");
  }

  @Test
  void savingNeedsTheRightAndPublishingAnother() {
    var back = "&back=" + QueryString.encode(list);
    var rita = gallery.as(fx.people().rita());
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
    long view = gallery.view("Cranes", Map.of("timeline_visible", true, "columns", List.of("id", "subject")));
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
    long open = gallery.view("Of all", Map.of("public", true));
    long secret = gallery.view("Mine alone", Map.of());
    var dev2 = gallery.as(fx.people().dev2());
    for (var way : List.of("save", "star", "rename", "delete")) {
      var form = "name=Owned&starred=true&back=" + QueryString.encode(list + "?query_id=" + open + "&group=status");
      dev2.post("/work_packages/views/" + open + "/" + way, form).is(403);
      dev2.post("/work_packages/views/" + secret + "/" + way, form).is(404);
      dev.post("/work_packages/views/" + open + "/" + way, form).is(403);
    }
    dev2.get("/work_packages/views/" + open + "/rename").is(403);
    dev2.get("/work_packages/views/" + secret + "/delete").is(404);
    assertThat(server.world().number("select count(*) from queries where id in (?, ?) and not starred and name <> 'Owned' and group_by is null", open, secret)).isEqualTo(2);
    dev2.get(list + "?query_id=" + open + "&group=status").is(200);
  }

  @Test
  void aViewIsRenamedStarredPublishedAndDeleted() {
    long open = gallery.view("Of all", Map.of("public", true));
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
    long view = gallery.view("Safe", Map.of());
    var evil = new Forms(dev.client().with("Origin", "https://evil.example"));
    evil.post("/work_packages/views/" + view + "/delete", "back=" + list).is(422);
    evil.post("/work_packages/views/new", "name=Owned&back=" + list).is(422);
    assertThat(server.world().number("select count(*) from queries where project_id = ?", fx.projects().alpha())).isOne();
    dev.post("/work_packages/views/" + view + "/delete", "back=//evil.example").is(303).header("Location").isEqualTo("/work_packages");
  }

  @Test
  void itSpeaksGermanToo() {
    server.world().run("update users set language = 'de' where id = ?", fx.people().dev().id());
    long view = gallery.view("Kräne", Map.of());
    assertThat(dev.get(list + "?query_id=" + view + "&filters=%5B%5D").is(200).body()).contains("Ansichten (geändert)").contains("Darstellung");
    assertThat(dev.get(MENU + QueryString.encode(list + "?query_id=" + view + "&filters=%5B%5D")).is(200).body())
        .contains("Meine Ansichten").contains("Änderungen speichern").contains("Als Ansicht speichern …").contains("Umbenennen …");
    assertThat(Forms.notice(dev.post("/work_packages/views/" + view + "/delete", "back=" + list).is(303))).contains("Ansicht „Kräne“ gelöscht");
  }
}
