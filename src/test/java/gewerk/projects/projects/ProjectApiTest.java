package gewerk.projects.projects;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import gewerk.testkit.Client;
import gewerk.testkit.Fixture;
import gewerk.testkit.Person;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProjectApiTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final World world = server.world();
  private Fixture fx;
  private Client admin;

  @BeforeEach
  void begin() {
    fx = world.fx();
    admin = server.admin();
  }

  @Test
  void whoeverMakesAProjectBelongsToIt() {
    var maker = maker();
    var made = server.api(maker).post("/projects", "{'identifier': '" + World.unique("quay") + "', 'name': '  New   quay '}").is(201)
        .has("/_type", "Project").has("/name", "New quay").has("/public", false).has("/active", true).includes("/_links/update");
    assertThat(world.number("select count(*) from members where project_id = ? and principal_id = ?", made.id(), maker.id())).isOne();
    assertThat(world.number("select count(*) from project_modules where project_id = ?", made.id())).isPositive();
    assertThat(world.number("select count(*) from project_types where project_id = ?", made.id()))
        .isEqualTo(world.number("select count(*) from types where is_default"));
  }

  @Test
  void anAdministratorMakesProjectsWithoutBelongingToThem() {
    long id = admin.post("/projects", Map.of("name", World.unique("Pier"))).is(201).id();
    assertThat(world.number("select count(*) from members where project_id = ?", id)).isZero();
  }

  @Test
  void othersMakeNoProjects() {
    server.api(fx.people().rita()).post("/projects", "{'name': 'Mine'}").isError(403, "MissingPermission");
  }

  @Test
  void aProjectNeedsANameAndAFreeIdentifier() {
    admin.post("/projects", "{}").isInvalid("name", "Name can't be blank.");
    admin.post("/projects", "{'name': 'x', 'identifier': '12345'}").isInvalid("identifier", "Identifier is invalid.");
    admin.post("/projects", "{'name': 'x', 'identifier': 'new'}").isInvalid("identifier", "Identifier is reserved.");
    var taken = admin.get("/projects/" + fx.projects().alpha()).text("/identifier");
    admin.post("/projects", Map.of("name", "x", "identifier", taken)).isInvalid("identifier", "Identifier has already been taken.");
  }

  @Test
  void aStatusIsOneOfSix() {
    admin.post("/projects", "{'name': 'Lighthouse', 'statusExplanation': {'raw': 'Some explanation.'}, '_links': {'status': {'href': '/api/v3/project_statuses/off_track'}}}")
        .is(201).has("/_links/status/href", "/api/v3/project_statuses/off_track").has("/statusExplanation/html", "<p class=\"op-uc-p\">Some explanation.</p>");
    admin.post("/projects", "{'name': 'x', '_links': {'status': {'href': '/api/v3/project_statuses/faulty'}}}")
        .isInvalid("status", "Status is not set to one of the allowed values.");
    admin.get("/project_statuses/on_track").is(200).has("/_type", "ProjectStatus").has("/id", "on_track").has("/name", "On track");
    admin.get("/project_statuses/nope").isError(404, "NotFound");
  }

  @Test
  void ofTwoWhoAskForTheSameIdentifierAtOnceOneIsTold() throws Exception {
    var identifier = World.unique("race");
    Callable<Integer> ask = () -> admin.post("/projects", Map.of("name", "Race", "identifier", identifier)).at("/id").isNumber() ? 1 : 0;
    try (var threads = Executors.newFixedThreadPool(4)) {
      int made = threads.invokeAll(List.of(ask, ask, ask, ask)).stream().mapToInt(ProjectApiTest::result).sum();
      assertThat(made).isOne();
    }
  }

  @Test
  void twoProjectsThatMoveIntoEachOtherAtOnceMakeNoCircle() throws Exception {
    for (int round = 0; round < 5; round++) {
      long one = world.project(World.unique("one"), "One");
      long other = world.project(World.unique("other"), "Other");
      try (var threads = Executors.newFixedThreadPool(2)) {
        int moved = threads.invokeAll(List.<Callable<Integer>>of(() -> moves(one, other), () -> moves(other, one))).stream().mapToInt(ProjectApiTest::result).sum();
        assertThat(moved).isOne();
      }
      assertThat(world.number("select count(*) from projects where id = any(ancestor_ids)")).isZero();
    }
  }

  @Test
  void aProjectIsFoundByItsIdentifiersOldAndNew() {
    long id = admin.post("/projects", Map.of("name", World.unique("Dock"))).is(201).id();
    var former = admin.get("/projects/" + id).text("/identifier");
    admin.patch("/projects/" + id, Map.of("identifier", former + "-b")).is(200);
    admin.get("/projects/" + former).is(200).has("/id", id);
    admin.get("/projects/" + former + "-b").is(200).has("/id", id);
    admin.post("/projects", Map.of("name", "x", "identifier", former)).isInvalid("identifier", "Identifier has already been taken.");
  }

  @Test
  void whatCannotBeSeenIsNotThere() {
    var out = server.api(fx.people().out());
    out.get("/projects/" + fx.projects().alpha()).isError(404, "NotFound");
    out.patch("/projects/" + fx.projects().alpha(), "{}").isError(404, "NotFound");
    out.get("/projects/" + fx.projects().open()).is(200).lacks("/_links/update", "/_links/delete");
  }

  @Test
  void onlyManagersChangeAProject() {
    server.api(fx.people().rita()).patch("/projects/" + fx.projects().alpha(), "{'name': 'Mine'}").isError(403, "MissingPermission");
    server.api(manager(fx.projects().alpha())).patch("/workspaces/" + fx.projects().alpha(), "{'name': 'Ours', 'description': {'raw': '*all*'}}").is(200)
        .has("/name", "Ours").has("/_links/update/href", "/api/v3/workspaces/" + fx.projects().alpha() + "/form")
        .has("/_links/self/href", "/api/v3/projects/" + fx.projects().alpha());
  }

  @Test
  void aHiddenParentIsNamedAsUndisclosed() {
    long inner = world.project(World.unique("inner"), "Inner", true);
    admin.patch("/projects/" + inner, parent(fx.projects().alpha())).is(200);
    server.api(fx.people().out()).get("/projects/" + inner).is(200).has("/_links/parent/href", "urn:openproject-org:api:v3:undisclosed")
        .lists("/_links/ancestors/*/href", "urn:openproject-org:api:v3:undisclosed");
    admin.get("/projects/" + inner).is(200).has("/_links/parent/href", "/api/v3/projects/" + fx.projects().alpha());
  }

  @Test
  void aSubtreeMovesAsAWhole() {
    long root = child("Root", null);
    long middle = child("Middle", root);
    long leaf = child("Leaf", middle);
    long other = child("Other", null);
    admin.patch("/projects/" + middle, parent(other)).is(200);
    admin.get("/projects/" + leaf).lists("/_links/ancestors/*/href", fx.project(other), fx.project(middle));
    admin.patch("/projects/" + other, parent(leaf)).isInvalid("parent", "Subproject of does not exist.");
    admin.patch("/projects/" + middle, "{'_links': {'parent': {'href': null}}}").is(200);
    admin.get("/projects/" + leaf).lists("/_links/ancestors/*/href", fx.project(middle));
  }

  @Test
  void archivingTakesAllBelowAndComesBackOneByOne() {
    long root = child("Root", null);
    long leaf = child("Leaf", root);
    var manager = manager(leaf);
    admin.patch("/projects/" + root, "{'active': false}").is(200).has("/active", false);
    server.api(manager).get("/projects/" + leaf).isError(404, "NotFound");
    admin.get("/projects/" + leaf).is(200).has("/active", false);
    admin.patch("/projects/" + leaf, "{'active': true}").isInvalid("base", "The project has an archived ancestor.");
    admin.patch("/projects/" + root, "{'active': true}").is(200);
    admin.patch("/projects/" + leaf, "{'active': true}").is(200).has("/active", true);
  }

  @Test
  void onlyAdministratorsDeleteAndTheRestFollows() throws Exception {
    long root = child("Root", null);
    long leaf = child("Leaf", root);
    world.insert("versions", Map.of("project_id", leaf, "name", "1.0", "description", "", "status", "open", "sharing", "none", "custom", Map.of()));
    var manager = manager(root);
    server.api(manager).delete("/projects/" + root).isError(403, "MissingPermission");
    admin.delete("/projects/" + root).is(204);
    server.api(manager).get("/projects/" + root).isError(404, "NotFound");
    var patience = Instant.now().plus(Duration.ofSeconds(20));
    while (world.number("select count(*) from projects where id in (?, ?)", root, leaf) > 0) {
      assertThat(Instant.now()).isBefore(patience);
      Thread.sleep(50);
    }
    admin.get("/projects/" + root).isError(404, "NotFound");
  }

  @Test
  void valuesOfCustomFieldsAreKept() {
    long field = world.insert("custom_fields", Map.of("resource", "project", "name", World.unique("Berth"), "format", "string", "required", false,
        "multi_value", false, "for_all_projects", true, "admin_only", false, "filterable", true, "searchable", false, "position", 1));
    var name = "customField" + field;
    long id = admin.post("/projects", Map.of("name", World.unique("Mole"), name, "12 a")).is(201).has("/" + name, "12 a").id();
    assertThat(world.number("select count(*) from custom_field_projects where project_id = ? and custom_field_id = ?", id, field)).isOne();
    admin.patch("/projects/" + id, Map.of(name, "12 b", "public", true)).is(200).has("/" + name, "12 b");
    admin.patch("/projects/" + id, "{'name': 'Mole'}").is(200).has("/" + name, "12 b");
    world.run("delete from custom_fields where id = ?", field);
  }

  @Test
  void aListOfManyCostsNoMoreThanAListOfFew() {
    var few = admin.leastStatements("/projects?pageSize=2");
    var top = child("Top", null);
    for (int i = 0; i < 15; i++) {
      child("Child", top);
    }
    assertThat(admin.leastStatements("/projects?pageSize=100")).isLessThanOrEqualTo(few + 1);
  }

  @Test
  void listsAreNarrowedByWhatProjectsAreAndWhoMayDoWhat() {
    var dev = server.api(fx.people().dev());
    dev.list("/projects", "[{\"userAction\":{\"operator\":\"&=\",\"values\":[\"work_packages/read\",\"work_packages/create\"]}}]").is(200)
        .lists("/_embedded/elements/*/id", fx.projects().alpha());
    admin.list("/projects", "[{\"visible\":{\"operator\":\"=\",\"values\":[\"" + fx.people().dev().id() + "\"]}},{\"active\":{\"operator\":\"=\",\"values\":[\"t\"]}}]")
        .is(200).includes("/_embedded/elements/0");
    dev.list("/projects", "[{\"bogus\":{\"operator\":\"=\",\"values\":[\"1\"]}}]").isError(400, "InvalidQuery", "Filters Bogus filter does not exist.");
    dev.list("/projects", "[{\"id\":{\"operator\":\"=\",\"values\":[\"" + fx.projects().beta() + "\"]}}]").isError(400, "InvalidQuery");
    admin.get("/programs").is(200).has("/total", 0);
  }

  @Test
  void aFormTellsWhatIsMissingAndWhichParentsThereAre() {
    admin.post("/projects/form", "{}").is(200).has("/_type", "Form").includes("/_embedded/validationErrors/name").lacks("/_links/commit")
        .has("/_embedded/schema/parent/_links/allowedValues/href", "/api/v3/projects/available_parent_projects?workspace_type=project");
    admin.post("/projects/form", "{'name': 'Fine'}").is(200).has("/_links/commit/method", "post").lacks("/_embedded/validationErrors/name");
    server.api(fx.people().rita()).get("/projects/available_parent_projects").isError(403, "MissingPermission");
    server.api(fx.people().rita()).get("/projects/schema").isError(403, "MissingPermission");
    admin.get("/workspaces/schema").is(200).has("/_type", "Schema").includes("/_attributeGroups", "/identifier", "/createdAt");
  }

  private int moves(long id, long into) {
    return admin.patch("/projects/" + id, parent(into)).at("/id").isNumber() ? 1 : 0;
  }

  private long child(String name, Long parent) {
    return admin.post("/projects", parent == null ? Map.of("name", World.unique(name))
        : Map.of("name", World.unique(name), "_links", Map.of("parent", Map.of("href", fx.project(parent))))).is(201).id();
  }

  private Map<String, Object> parent(long id) {
    return Map.of("_links", Map.of("parent", Map.of("href", fx.project(id))));
  }

  private Person maker() {
    var person = world.person(World.unique("maker"));
    world.globalMember(person.id(), world.globalRole(World.unique("Makers"), "add_project"));
    return person;
  }

  private Person manager(long project) {
    var person = world.person(World.unique("manager"));
    world.member(person.id(), project, world.role(World.unique("Runs"), "edit_project", "view_work_packages"));
    return person;
  }

  private static int result(Future<Integer> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
