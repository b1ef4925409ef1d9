package gewerk.admin.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import gewerk.testkit.Fixture;
import gewerk.testkit.Forms;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which custom fields a project uses, and the form of a type, over HTTP. */
class LinkedPagesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private Fixture fx;
  private String path;

  @BeforeEach
  void begin() {
    fx = server.world().fx();
    path = "/projects/" + server.database().one(gewerk.platform.database.Sql.of("select identifier from projects where id = ?", fx.projects().alpha()),
        row -> row.text("identifier")).orElseThrow() + "/settings/custom_fields";
  }

  @Test
  void whoMayChooseFieldsChoosesThem() {
    var name = World.unique("Depth");
    long field = server.world().insert("custom_fields", Map.of("resource", "work_package", "name", name, "format", "string", "required", false, "multi_value", false,
        "for_all_projects", false, "admin_only", false, "filterable", true, "searchable", false, "position", 1));
    server.world().run("insert into custom_field_types (custom_field_id, type_id) values (?, ?)", field, fx.types().task());
    var dev = Forms.of(server.origin(), fx.people().dev());
    dev.get(path).is(403);
    server.world().grant(fx.roles().dev(), "select_custom_fields");
    assertThat(dev.get(path).is(200).body()).contains(name);
    dev.post(path, "use=" + field).is(303);
    assertThat(server.world().number("select count(*) from custom_field_projects where custom_field_id = ? and project_id = ?", field, fx.projects().alpha())).isEqualTo(1);
    dev.post(path, "").is(303);
    assertThat(server.world().number("select count(*) from custom_field_projects where custom_field_id = ?", field)).isZero();
    Forms.of(server.origin(), fx.people().out()).get(path).is(404);
  }

  @Test
  void administratorsSeeTheFormOfAType() {
    var adm = Forms.of(server.origin(), fx.people().adm());
    assertThat(adm.get("/types/" + fx.types().task() + "/edit?tab=form_configuration").is(200).body()).contains("Form of Task").contains("Assignee");
    adm.get("/types/999999/edit").is(404);
    Forms.of(server.origin(), fx.people().dev()).get("/types/" + fx.types().task() + "/edit").is(403);
  }
}
