package gewerk.views.projects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import gewerk.testkit.Client;
import gewerk.testkit.Eventually;
import gewerk.testkit.Fixture;
import gewerk.testkit.Person;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProjectPagesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private static final String FORM = "application/x-www-form-urlencoded";
  private Fixture fx;
  private String alpha;

  @BeforeEach
  void begin() {
    fx = server.world().fx();
    alpha = "/projects/" + fx.projects().alpha();
  }

  @Test
  void anInvisibleProjectIsAsAbsentAsOneThatDoesNotExist() {
    for (var path : List.of("", "/settings", "/settings/types", "/settings/modules", "/settings/end", "/members")) {
      as(fx.people().out()).get(alpha + path).is(404);
      as(fx.people().out()).get("/projects/no-such-project" + path).is(404);
    }
    post(fx.people().out(), alpha + "/favourite", "liked=true").is(404);
    post(fx.people().out(), alpha + "/archive", "").is(404);
    assertThat(as(fx.people().out()).get("/projects").is(200).body()).doesNotContain("ALPHA").contains("PUB");
  }

  @Test
  void aReaderSeesTheOverviewAndNothingToEditWith() {
    var body = overview(fx.people().rita());
    assertThat(body).contains("ALPHA").doesNotContain("/settings").doesNotContain("/members");
    for (var path : List.of("/settings", "/settings/types", "/settings/modules", "/settings/end")) {
      as(fx.people().rita()).get(alpha + path).is(403);
    }
    post(fx.people().rita(), alpha + "/settings", "name=Mine").is(403);
    post(fx.people().rita(), alpha + "/settings/types", "use=1").is(403);
    post(fx.people().rita(), alpha + "/settings/modules", "use=wiki").is(403);
    post(fx.people().rita(), alpha + "/delete", "confirmation=" + identifier()).is(403);
    as(fx.people().rita()).get("/projects/new").is(403);
    post(fx.people().rita(), "/projects", "name=Mine").is(403);
    assertThat(as(fx.people().rita()).get("/projects").body()).doesNotContain("/projects/new");
  }

  @Test
  void anAddressByNumberLeadsToTheOneByIdentifier() {
    as(fx.people().rita()).get(alpha).is(303).header("Location").isEqualTo("/projects/" + identifier());
  }

  @Test
  void theOverviewTellsOnlyOfSubprojectsThatTheReaderMaySee() {
    below(fx.projects().open(), "Seen below");
    below(fx.projects().beta(), "Hidden below");
    assertThat(overview(fx.people().rita())).contains("Seen below", "BETA-less").doesNotContain("Hidden below");
  }

  @Test
  void whoMayEditChangesTheProjectByTheRulesOfTheApi() {
    grant("edit_project");
    assertThat(as(fx.people().dev()).get(alpha + "/settings").is(200).body()).contains("name=\"name\"", "name=\"statusExplanation\"");
    var refused = post(fx.people().dev(), alpha + "/settings", "name=&identifier=No+good").is(422).body();
    assertThat(refused).contains("aria-invalid=\"true\"", "can't be blank.", "is invalid.", "No good");
    post(fx.people().dev(), alpha + "/settings", "name=Alpha+two&identifier=" + identifier() + "&status=2&public=false").is(303);
    server.api(fx.people().dev()).get("/projects/" + fx.projects().alpha()).has("/name", "Alpha two").has("/_links/status/href", "/api/v3/project_statuses/at_risk");
  }

  @Test
  void whoMayNotBringAProjectUnderAnotherIsNotOfferedIt() {
    grant("edit_project");
    assertThat(as(fx.people().dev()).get(alpha + "/settings").body()).doesNotContain(">BETA<").doesNotContain(">PUB<");
    assertThat(post(fx.people().dev(), alpha + "/settings", "name=A&identifier=" + identifier() + "&parent=" + fx.projects().beta()).is(422).body())
        .contains("does not exist.");
  }

  @Test
  void aNewProjectGetsAnIdentifierFromItsName() {
    var name = World.unique("Dry dock");
    var made = post(fx.people().adm(), "/projects", "name=" + name.replace(' ', '+')).is(303);
    made.header("Location").isEqualTo("/projects/" + name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'));
    assertThat(post(fx.people().adm(), "/projects", "name=").is(422).body()).contains("can't be blank.");
  }

  @Test
  void whoMayOnlyMakeSubprojectsMustSayBelowWhich() {
    grant("add_subprojects");
    assertThat(post(fx.people().dev(), "/projects", "name=Child&parent=").is(422).body()).contains("can't be blank.");
    post(fx.people().dev(), "/projects", "name=" + World.unique("Child") + "&parent=" + fx.projects().alpha()).is(303);
  }

  @Test
  void typesInUseStay() {
    grant("manage_types");
    fx.workPackage("Lay the keel");
    assertThat(post(fx.people().dev(), alpha + "/settings/types", "use=" + fx.types().milestone()).is(422).body()).contains("Task");
    post(fx.people().dev(), alpha + "/settings/types", "use=" + fx.types().task() + "&use=" + fx.types().bug()).is(303);
    server.api(fx.people().dev()).get("/projects/" + fx.projects().alpha() + "/types").has("/total", 2);
  }

  @Test
  void modulesBringWhatTheyNeed() {
    grant("select_project_modules");
    assertThat(post(fx.people().dev(), alpha + "/settings/modules", "use=gantt").is(422).body()).contains("Gantt charts needs Work packages.");
    post(fx.people().dev(), alpha + "/settings/modules", "use=wiki").is(303);
    assertThat(server.world().number("select count(*) from project_modules where project_id = ?", fx.projects().alpha())).isOne();
  }

  @Test
  void anArchivedProjectIsForAdministratorsAndComesBack() {
    post(fx.people().adm(), alpha + "/archive", "").is(303);
    as(fx.people().dev()).get(alpha).is(404);
    assertThat(as(fx.people().adm()).get("/projects?show=archived").body()).contains("ALPHA");
    post(fx.people().adm(), alpha + "/unarchive", "").is(303);
    as(fx.people().dev()).get(alpha).is(303);
  }

  @Test
  void aProjectIsDeletedOnlyWhenItsIdentifierIsTyped() {
    assertThat(post(fx.people().adm(), alpha + "/delete", "confirmation=ALPHA").is(422).body()).contains("aria-invalid=\"true\"");
    post(fx.people().adm(), alpha + "/delete", "confirmation=" + identifier()).is(303);
    as(fx.people().dev()).get(alpha).is(404);
    Eventually.is(0L, () -> server.world().number("select count(*) from projects where id = ?", fx.projects().alpha()));
  }

  @Test
  void favouritesAreMarkedAndFound() {
    post(fx.people().rita(), alpha + "/favourite", "liked=true&back=/projects").is(303).header("Location").isEqualTo("/projects");
    assertThat(as(fx.people().rita()).get("/projects?show=favourites").body()).contains("ALPHA").doesNotContain("PUB");
    post(fx.people().rita(), alpha + "/favourite", "liked=false").is(303);
    assertThat(as(fx.people().rita()).get("/projects?show=favourites").body()).doesNotContain("ALPHA");
  }

  @Test
  void theListIsSearchedAndSortedAndTheTreeIsIndented() {
    below(fx.projects().open(), "Seen below");
    assertThat(as(fx.people().rita()).get("/projects").body()).containsPattern("projects-depth1[^>]*>\\s*<a[^>]*><b>Seen below");
    assertThat(as(fx.people().rita()).get("/projects?q=" + identifier()).body()).contains("ALPHA").doesNotContain("PUB");
    assertThat(as(fx.people().rita()).get("/projects?sort=name&desc=1").body()).contains("aria-sort=\"descending\"");
    assertThat(as(fx.people().rita()).get("/projects?q=zzzz").body()).contains("zzzz").doesNotContain("ALPHA");
  }

  @Test
  void aPageCostsFewStatementsHoweverMuchStandsOnIt() {
    grant("view_members", "manage_members", "edit_project");
    for (int i = 0; i < 12; i++) {
      fx.workPackage("Package " + i);
    }
    var path = "/projects/" + identifier();
    assertThat(as(fx.people().dev()).leastStatements(path)).isLessThanOrEqualTo(12);
    assertThat(as(fx.people().dev()).leastStatements("/projects")).isLessThanOrEqualTo(12);
    assertThat(as(fx.people().dev()).leastStatements(path + "/members")).isLessThanOrEqualTo(12);
  }

  private void below(long id, String name) {
    server.world().update("projects", id, Map.of("name", name, "parent_id", fx.projects().alpha(), "ancestor_ids", List.of(fx.projects().alpha())));
    server.world().update("projects", fx.projects().alpha(), Map.of("description", "BETA-less"));
  }

  private void grant(String... permissions) {
    server.world().grant(fx.roles().dev(), permissions);
  }

  private String overview(Person person) {
    return as(person).get("/projects/" + identifier()).is(200).body();
  }

  private String identifier() {
    return server.api(fx.people().adm()).get("/projects/" + fx.projects().alpha()).text("/identifier");
  }

  private static Client as(Person person) {
    return Client.of(server.origin()).as(person.token());
  }

  private static Reply post(Person person, String path, String form) {
    return as(person).send("POST", path, FORM, form);
  }
}
