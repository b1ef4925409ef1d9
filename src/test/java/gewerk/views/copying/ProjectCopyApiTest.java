package gewerk.views.copying;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import gewerk.testkit.Client;
import gewerk.testkit.Eventually;
import gewerk.testkit.Fixture;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reference 5.9, "Copy" and "Job"; case F10. */
class ProjectCopyApiTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private Fixture fx;
  private World world;
  private long alpha;
  private long parent;
  private long child;

  @BeforeEach
  void fill() {
    world = server.world();
    fx = world.fx();
    alpha = fx.projects().alpha();
    world.grant(fx.roles().dev(), "copy_projects");
    long version = world.insert("versions", Map.of("project_id", alpha, "name", "1.0", "description", "", "status", "open", "sharing", "none", "custom", Map.of(),
        "created_at", "2026-01-01T00:00:00Z", "updated_at", "2026-01-01T00:00:00Z"));
    long category = world.insert("categories", Map.of("project_id", alpha, "name", "Deck", "created_at", "2026-01-01T00:00:00Z", "updated_at", "2026-01-01T00:00:00Z"));
    parent = fx.workPackage("Build", Map.of("version_id", version, "category_id", category, "assignee_id", fx.people().dev2().id()));
    child = fx.workPackage("Lay the keel", Map.of("parent_id", parent, "ancestor_ids", List.of(parent)));
    long other = fx.workPackage("Launch");
    dev().post("/work_packages/" + child + "/relations", Map.of("type", "precedes", "_links", Map.of("to", Map.of("href", "/api/v3/work_packages/" + other)))).is(201);
  }

  @Test
  void everythingGoesAlongUnlessSomebodySaysOtherwise() {
    var name = World.unique("Second hull");
    var job = finished(dev(), dev().post("/projects/" + alpha + "/copy", Map.of("name", name)));
    job.has("/_type", "JobStatus").has("/status", "success").has("/message", "Created project " + name).has("/payload/_links/project/title", name)
        .lacks("/payload/errors");
    assertThat(job.text("/payload/redirect")).startsWith(server.origin() + "/projects/");
    var made = dev().get(job.text("/payload/_links/project/href").replace("/api/v3", "")).is(200).has("/name", name).has("/active", true);
    var work = dev().get("/projects/" + made.id() + "/work_packages?sortBy=[[\"id\",\"asc\"]]".replace("[", "%5B").replace("]", "%5D").replace("\"", "%22")).is(200);
    work.lists("/_embedded/elements/*/subject", "Build", "Lay the keel", "Launch");
    long build = work.number("/_embedded/elements/0/id");
    work.has("/_embedded/elements/1/_links/parent/href", "/api/v3/work_packages/" + build).has("/_embedded/elements/0/_links/version/title", "1.0")
        .has("/_embedded/elements/0/_links/category/title", "Deck").has("/_embedded/elements/0/_links/assignee/href", "/api/v3/users/" + fx.people().dev2().id())
        .has("/_embedded/elements/0/_links/author/href", "/api/v3/users/" + fx.people().dev().id());
    long keel = work.number("/_embedded/elements/1/id");
    assertThat(world.number("select count(*) from relations where from_id > ? and (from_id = ? or to_id = ?)", build - 1, keel, keel)).isOne();
    assertThat(world.number("select count(*) from work_packages where id = ? and ancestor_ids = array[?]::bigint[]", keel, build)).isOne();
    dev().get("/work_packages/" + keel + "/activities").is(200).has("/count", 1);
    assertThat(world.number("select count(*) from members where project_id = ?", made.id())).isEqualTo(world.number("select count(*) from members where project_id = ?", alpha));
  }

  @Test
  void onlyWhatIsChosenGoesAlong() {
    var job = finished(dev(), dev().post("/projects/" + alpha + "/copy", Map.of("name", World.unique("Bare hull"), "_meta", Map.of("copyVersions", true, "copyWorkPackages", false))));
    long made = Long.parseLong(job.text("/payload/_links/project/href").replaceAll("\\D+3/projects/", ""));
    assertThat(world.number("select count(*) from work_packages where project_id = ?", made)).isZero();
    assertThat(world.number("select count(*) from versions where project_id = ?", made)).isOne();
    assertThat(world.number("select count(*) from categories where project_id = ?", made)).isZero();
    assertThat(world.number("select count(*) from project_types where project_id = ?", made)).isEqualTo(2);
  }

  @Test
  void whatIsWrongIsSaidAtOnce() {
    dev().post("/projects/" + alpha + "/copy", Map.of()).isInvalid("name", "Name can't be blank.");
    dev().post("/projects/" + alpha + "/copy", Map.of("name", "Twin", "identifier", "12345")).is(422).about("identifier");
    dev().send("POST", "/projects/" + alpha + "/copy", "application/json", "{").isError(400, "InvalidRequestBody");
  }

  @Test
  void thePermissionIsNeeded() {
    server.api(fx.people().rita()).post("/projects/" + alpha + "/copy", Map.of("name", "Twin")).isError(403, "MissingPermission");
    server.api(fx.people().out()).post("/projects/" + alpha + "/copy", Map.of("name", "Twin")).isError(404, "NotFound");
    server.api(fx.people().rita()).post("/projects/" + alpha + "/copy/form", Map.of("name", "Twin")).isError(403, "MissingPermission");
  }

  @Test
  void theJobIsItsOwnersAlone() {
    var location = dev().post("/projects/" + alpha + "/copy", Map.of("name", World.unique("Third hull"))).is(302).headerValue("Location").orElseThrow();
    assertThat(location).matches("/api/v3/job_statuses/[0-9a-f-]{36}");
    server.admin().get(location).isError(404, "NotFound");
    dev().get("/job_statuses/nothing").isError(404, "NotFound");
    dev().get(location).is(200).has("/_links/self/href", location);
  }

  @Test
  void theFormKnowsWhatIsCopied() {
    var form = dev().post("/projects/" + alpha + "/copy/form", Map.of("_meta", Map.of("copyMembers", true))).is(200).has("/_type", "Form")
        .has("/_embedded/payload/_meta/copyMembers", true).has("/_embedded/payload/_meta/copyVersions", false).has("/_embedded/payload/_meta/sendNotifications", false)
        .has("/_embedded/validationErrors/name/message", "Name can't be blank.").lacks("/_links/commit");
    assertThat(form.at("/_embedded/payload/public").isBoolean()).isTrue();
    dev().post("/projects/" + alpha + "/copy/form", Map.of("name", "Twin")).is(200).has("/_links/commit/href", "/api/v3/projects/" + alpha + "/copy").has("/_links/commit/method", "post");
  }

  @Test
  void attachmentsComeWithTheirBytes() {
    long file = world.insert("attachments", Map.of("container", "work_package", "container_id", parent, "author_id", fx.people().dev().id(), "file_name", "plan.txt",
        "description", "", "content_type", "text/plain", "size", 5, "digest", "x", "created_at", "2026-01-01T00:00:00Z", "updated_at", "2026-01-01T00:00:00Z"));
    world.run("insert into attachment_chunks (attachment_id, number, content) values (?, 0, 'hello'::bytea)", file);
    finished(dev(), dev().post("/projects/" + alpha + "/copy", Map.of("name", World.unique("Fourth hull"))));
    long copy = world.number("select max(id) from attachments where file_name = 'plan.txt'");
    assertThat(copy).isGreaterThan(file);
    assertThat(dev().get("/attachments/" + copy + "/content").is(200).body()).isEqualTo("hello");
  }

  private Reply finished(Client who, Reply accepted) {
    var location = accepted.is(302).headerValue("Location").orElseThrow();
    Eventually.is(true, () -> List.of("success", "failure").contains(who.get(location).is(200).text("/status")));
    return who.get(location).is(200);
  }

  private Client dev() {
    return server.api(fx.people().dev());
  }
}
