package gewerk.work.versions;

import java.util.LinkedHashMap;
import java.util.Map;

import gewerk.testkit.Client;
import gewerk.testkit.Fixture;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VersionApiTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final World world = server.world();
  private Fixture fx;
  private Client manager;
  private Client rita;

  @BeforeEach
  void begin() {
    fx = world.fx();
    var person = world.person(World.unique("skipper"));
    world.member(person.id(), fx.projects().alpha(), world.role(World.unique("Plans"), "manage_versions", "view_work_packages"));
    manager = server.api(person);
    rita = server.api(fx.people().rita());
  }

  @Test
  void aManagerMakesChangesAndDeletesAVersion() {
    long id = manager.post("/versions", version("1.0")).is(201).has("/_type", "Version").has("/status", "open").has("/sharing", "none")
        .has("/_links/definingProject/href", fx.project(fx.projects().alpha())).includes("/_links/delete").id();
    manager.patch("/versions/" + id, "{'status': 'locked', 'description': {'raw': 'Soon'}}").is(200).has("/status", "locked")
        .has("/description/html", "<p>Soon</p>");
    rita.get("/versions/" + id).is(200).lacks("/_links/update", "/_links/delete");
    rita.patch("/versions/" + id, "{'status': 'open'}").isError(403, "MissingPermission");
    manager.delete("/versions/" + id).is(204);
    manager.get("/versions/" + id).isError(404, "NotFound");
  }

  @Test
  void othersMakeNone() {
    rita.post("/versions", version("1.0")).isError(403, "MissingPermission");
    rita.post("/versions/form", "{}").isError(403, "MissingPermission");
    server.api(fx.people().out()).get("/versions").isError(403, "MissingPermission");
  }

  @Test
  void aVersionNeedsANameAProjectAndDaysInTheirOrder() {
    manager.post("/versions", "{}").isSeveral(422, "Name can't be blank.", "Project can't be blank.");
    manager.post("/versions", version("1.0", Map.of("startDate", "2026-05-02", "endDate", "2026-05-01")))
        .isInvalid("endDate", "Finish date must be greater than or equal to the start date.");
    manager.post("/versions", version("1.0", Map.of("status", "finished"))).isInvalid("status", "Status is not set to one of the allowed values.");
    manager.post("/versions", version("twice")).is(201);
    manager.post("/versions", version("Twice")).isInvalid("name", "Name has already been taken.");
  }

  @Test
  void sharingWithEverybodyIsForAdministrators() {
    manager.post("/versions", version("1.0", Map.of("sharing", "system"))).isInvalid("sharing", "Sharing is not set to one of the allowed values.");
    long id = server.admin().post("/versions", version(World.unique("Era"), Map.of("sharing", "system"))).is(201).id();
    server.api(fx.people().dev()).get("/versions/" + id).is(200);
    server.admin().get("/projects/" + fx.projects().beta() + "/versions").is(200).lists("/_embedded/elements/*/id", id);
    server.admin().delete("/versions/" + id).is(204);
  }

  @Test
  void aVersionStaysInItsProject() {
    long id = manager.post("/versions", version("1.0")).id();
    manager.patch("/versions/" + id, Map.of("_links", Map.of("definingProject", Map.of("href", fx.project(fx.projects().open())))))
        .isError(422, "PropertyIsReadOnly", "Project was attempted to be written but is not writable.");
  }

  @Test
  void aVersionWithWorkIsNotDeleted() {
    long id = manager.post("/versions", version("1.0")).id();
    fx.workPackage("Paint the hull", Map.of("version_id", id));
    manager.delete("/versions/" + id).isError(422, "PropertyConstraintViolation", "The version cannot be deleted as it has work packages attached to it.");
  }

  @Test
  void aSharedVersionIsSeenWhereItCanBeUsed() {
    var admin = server.admin();
    long child = admin.post("/projects", Map.of("name", World.unique("Child"), "_links", Map.of("parent", Map.of("href", fx.project(fx.projects().alpha())))))
        .is(201).id();
    var person = world.person(World.unique("guest"));
    world.member(person.id(), child, fx.roles().reader());
    long shared = manager.post("/versions", version("1.9", Map.of("sharing", "descendants"))).is(201).id();
    long own = manager.post("/versions", version("1.10")).is(201).id();
    var guest = server.api(person);
    guest.get("/versions/" + shared).is(200).has("/_links/definingProject/href", "urn:openproject-org:api:v3:undisclosed");
    guest.get("/versions/" + own).isError(404, "NotFound");
    guest.get("/versions/" + shared + "/workspaces").is(200).lists("/_embedded/elements/*/id", child);
    guest.get("/workspaces/" + child + "/versions").is(200).lists("/_embedded/elements/*/id", shared);
    manager.get("/projects/" + fx.projects().alpha() + "/versions").is(200).lists("/_embedded/elements/*/name", "1.9", "1.10");
    guest.get("/projects/" + fx.projects().alpha() + "/versions").isError(404, "NotFound");
  }

  @Test
  void onlyProjectsInWhichVersionsCanBeMadeAreOffered() {
    manager.get("/versions/available_projects").is(200).lists("/_embedded/elements/*/id", fx.projects().alpha());
    rita.get("/versions/available_projects").isError(403, "MissingPermission");
    manager.get("/versions/schema").is(200).has("/definingProject/location", "_links");
  }

  @Test
  void versionsAreListedByNameAndSharing() {
    manager.post("/versions", version("Kraken")).is(201);
    manager.list("/versions", "[{\"name\":{\"operator\":\"~\",\"values\":[\"krak\"]}},{\"sharing\":{\"operator\":\"=\",\"values\":[\"none\"]}}]").is(200)
        .lists("/_embedded/elements/*/name", "Kraken").has("/total", 1);
  }

  private Map<String, Object> version(String name) {
    return version(name, Map.of());
  }

  private Map<String, Object> version(String name, Map<String, Object> more) {
    var body = new LinkedHashMap<String, Object>(Map.of("name", name, "_links", Map.of("definingProject", Map.of("href", fx.project(fx.projects().alpha())))));
    body.putAll(more);
    return body;
  }

}
