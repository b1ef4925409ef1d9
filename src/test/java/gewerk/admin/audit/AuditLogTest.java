package gewerk.admin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import gewerk.platform.audit.Audit;
import gewerk.platform.audit.Entry.Change;
import gewerk.platform.audit.Noted;
import gewerk.platform.audit.Search;
import gewerk.testkit.Client;
import gewerk.testkit.Fixture;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every change of administration and of what people may leaves an entry, by whichever way it was made. */
class AuditLogTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final World world = server.world();
  private final Audit audit = new Audit(server.database());
  private Fixture fx = world.fx();

  @BeforeEach
  void begin() {
    fx = world.fx();
    world.usualSettings();
  }

  @Test
  void memberships() {
    var path = server.api(fx.people().adm()).post("/memberships", "{'_links':{'project':{'href':'" + fx.project(fx.projects().alpha()) + "'},'principal':{'href':'"
        + fx.people().out().path() + "'},'roles':[{'href':'/api/v3/roles/" + fx.roles().reader() + "'}]}}").is(201).text("/_links/self/href");
    assertThat(last("membership.created").entry().subject().name()).isEqualTo(fx.people().out().name());
    server.api(fx.people().adm()).patch(path, "{'_links':{'roles':[{'href':'/api/v3/roles/" + fx.roles().dev() + "'}]}}").is(200);
    var changed = last("membership.updated");
    assertThat(changed.actorId()).isEqualTo(fx.people().adm().id());
    assertThat(changed.project()).isEqualTo("ALPHA");
    assertThat(changed.entry().changes().get("roles").toString()).contains("Looks").contains("Works");
    server.api(fx.people().adm()).delete(path).is(204);
    assertThat(last("membership.deleted").address()).isEqualTo("127.0.0.1");
  }

  @Test
  void accountsAndGroups() {
    var nora = world.person(World.unique("nora"));
    server.admin().patch(nora.path(), "{'lastName':'Neu','password':'a whole new password'}").is(200);
    assertThat(last("user.updated").entry().changes()).containsEntry("lastName", new Change("Muster", "Neu")).containsKey("password")
        .allSatisfy((name, change) -> assertThat(change.toString()).doesNotContain("a whole new password"));
    server.admin().post(nora.path() + "/lock", "{}").is(200);
    assertThat(last("user.locked").entry().changes()).containsEntry("status", new Change("active", "locked"));
    server.admin().post("/groups", "{'name':'" + World.unique("Crew") + "','_links':{'members':[{'href':'" + nora.path() + "'}]}}").is(201);
    assertThat(last("group.created").entry().changes().get("members").after()).isEqualTo(List.of(nora.name().replace("Muster", "Neu")));
  }

  @Test
  void tokens() {
    var page = Client.of(server.origin()).as(fx.people().dev().token());
    page.send("POST", "/my/access_tokens", "application/x-www-form-urlencoded", "name=Tide+table").is(200);
    var made = last("token.created");
    assertThat(made.entry().subject().name()).isEqualTo("Tide table");
    page.send("POST", "/my/access_tokens/" + made.entry().subject().id() + "/revoke", "application/x-www-form-urlencoded", "").is(303);
    assertThat(last("token.revoked").actorId()).isEqualTo(fx.people().dev().id());
  }

  @Test
  void customFieldsModulesAndTheCalendar() {
    var adm = Client.of(server.origin()).as(fx.people().adm().token());
    adm.send("POST", "/admin/custom_fields/new", "application/x-www-form-urlencoded", "resource=user&format=string&name=" + World.unique("Badge")).is(303);
    assertThat(last("custom_field.created").actorId()).isEqualTo(fx.people().adm().id());
    server.api(fx.people().adm()).post("/days/non_working", "{'date':'2031-05-01','name':'Labour day'}").is(201);
    assertThat(last("non_working_day.created").entry().changes()).containsEntry("date", new Change(null, "2031-05-01"));
    server.api(fx.people().adm()).patch("/days/week/6", "{'working':true}").is(200);
    assertThat(last("setting.changed").entry().subject().name()).isEqualTo("working_days");
    server.api(fx.people().adm()).patch("/projects/" + fx.projects().beta(), "{'public':true}").is(200);
    assertThat(last("project.updated").entry().changes()).containsEntry("public", new Change(false, true));
  }

  @Test
  void whatIsRefusedIsNotNoted() {
    long before = audit.count(Search.of("group.created"));
    server.admin().post("/groups", "{'name':''}").is(422);
    server.api(fx.people().dev()).post("/groups", "{'name':'Mine'}").is(403);
    assertThat(audit.count(Search.of("group.created"))).isEqualTo(before);
  }

  @Test
  void everyActionOfOursHasALabelInBothLanguages() {
    world.setting("login_required", true);
    for (var action : audit.actions()) {
      for (var language : Map.of("en", "English", "de", "German").keySet()) {
        var page = Client.of(server.origin()).as(fx.people().adm().token());
        world.run("update users set language = ? where id = ?", language, fx.people().adm().id());
        assertThat(page.get("/admin/audit").is(200).body()).as("%s in %s", action, language).doesNotContain(">" + action + "<");
      }
    }
  }

  private Noted last(String action) {
    return audit.find(Search.of(action), 1, 0).getFirst();
  }
}
