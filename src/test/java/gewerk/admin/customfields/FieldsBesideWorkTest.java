package gewerk.admin.customfields;

import gewerk.testkit.Fixture;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Fields of projects and versions as clients meet them. */
class FieldsBesideWorkTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private Fixture fx = server.world().fx();

  @BeforeEach
  void begin() {
    server.world().run("delete from custom_fields");
    fx = server.world().fx();
  }

  @Test
  void aProjectBeginsToUseAFieldWhenItGetsAValue() {
    var field = field("project", "int", false);
    var alpha = "/projects/" + fx.projects().alpha();
    server.admin().get(alpha).is(200).lacks("/" + field);
    long made = server.admin().post("/projects", "{'name':'%s','%s':7}".formatted(World.unique("Dock"), field)).is(201).has("/" + field, 7).id();
    server.admin().patch("/projects/" + made, "{'%s':8}".formatted(field)).is(200).has("/" + field, 8);
  }

  @Test
  void aProjectsFieldIsJudged() {
    var field = field("project", "link", true);
    var alpha = "/projects/" + fx.projects().alpha();
    server.admin().patch(alpha, "{'%s':'javascript:1'}".formatted(field)).isInvalid(field, name(field) + " is not a valid URL.");
    server.admin().patch(alpha, "{'%s':'https://example.org'}".formatted(field)).is(200).has("/" + field, "https://example.org");
  }

  @Test
  void whoMayNotSeeAttributesOfAProjectSeesNoField() {
    var field = field("project", "string", true);
    server.admin().patch("/projects/" + fx.projects().alpha(), "{'%s':'x'}".formatted(field)).is(200).has("/" + field, "x");
    server.api(fx.people().dev()).get("/projects/" + fx.projects().alpha()).is(200).lacks("/" + field);
  }

  @Test
  void projectsAreNarrowedByTheirFields() {
    var field = field("project", "string", true);
    server.admin().patch("/projects/" + fx.projects().alpha(), "{'%s':'North'}".formatted(field)).is(200);
    server.admin().list("/projects", "[{\"%s\":{\"operator\":\"=\",\"values\":[\"North\"]}}]".formatted(field)).is(200)
        .lists("/_embedded/elements/*/id", fx.projects().alpha());
  }

  @Test
  void aVersionHasItsFields() {
    var field = field("version", "string", true);
    var made = server.admin().post("/versions", "{'name':'%s','%s':'x','_links':{'definingProject':{'href':'%s'}}}"
        .formatted(World.unique("v"), field, fx.project(fx.projects().alpha()))).is(201).has("/" + field, "x");
    server.admin().patch("/versions/" + made.id(), "{'%s':'y'}".formatted(field)).is(200).has("/" + field, "y");
  }

  private static String field(String resource, String format, boolean everywhere) {
    return "customField" + server.world().insert("custom_fields", Map.of("resource", resource, "name", World.unique("Field"), "format", format, "position", 1,
        "required", false, "multi_value", false, "for_all_projects", everywhere, "admin_only", false, "filterable", true));
  }

  private static String name(String field) {
    return server.database().one(gewerk.platform.database.Sql.of("select name from custom_fields where id = ?",
        Long.valueOf(field.substring("customField".length()))), row -> row.text("name")).orElseThrow();
  }
}
