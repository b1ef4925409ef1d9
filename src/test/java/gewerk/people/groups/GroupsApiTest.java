package gewerk.people.groups;

import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GroupsApiTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final World world = server.world();

  @Test
  void administratorsMakeChangeAndDeleteGroups() {
    var nora = world.person(World.unique("nora"));
    var name = World.unique("Welders");
    long id = server.admin().post("/groups", "{'name':'" + name + "','_links':{'members':[{'href':'" + nora.path() + "'}]}}").is(201)
        .lists("/_embedded/members/*/id", nora.id()).id();
    server.admin().post("/groups", "{'name':'" + name.toUpperCase(java.util.Locale.ROOT) + "'}").isInvalid("name", "Name has already been taken.");
    server.admin().patch("/groups/" + id, "{'_links':{'members':[]}}").is(200).has("/name", name).lists("/_embedded/members/*/id");
    server.admin().delete("/groups/" + id).is(202);
    server.admin().get("/groups/" + id).is(404);
  }

  @Test
  void whoHasNoAccountJoinsNoGroup() {
    long anonymous = world.number("select id from principals where kind = 'anonymous'");
    server.admin().post("/groups", "{'name':'" + World.unique("Nobodies") + "','_links':{'members':[{'href':'/api/v3/users/" + anonymous + "'}]}}")
        .isInvalid("members", "Members does not exist.");
  }

  @Test
  void aGroupHasAName() {
    server.admin().post("/groups", "{'name':' '}").isInvalid("name", "Name can't be blank.");
  }

  @Test
  void othersMakeNone() {
    server.api(world.person(World.unique("nora"))).post("/groups", "{'name':'x'}").isError(403, "MissingPermission");
  }

  @Test
  void groupsAreSeenByThoseWhoSeeTheMembersOfTheirProjects() {
    long quay = world.project(World.unique("quay"), "Quay");
    long seeing = world.role(World.unique("Seeing"), "view_members");
    long reader = world.role(World.unique("Reading"), "view_work_packages");
    var lou = world.person(World.unique("lou"));
    var nora = world.person(World.unique("nora"));
    long welders = world.group(World.unique("Welders"), nora);
    world.member(lou.id(), quay, seeing);
    world.member(nora.id(), quay, reader);
    world.member(welders, quay, reader);
    server.api(lou).get("/groups").is(200).lists("/_embedded/elements/*/id", welders).includes("/_embedded/elements/0/_links/members")
        .has("/_embedded/elements/0/_embedded", java.util.Map.of());
    server.api(lou).get("/groups/" + welders).is(200);
    server.api(nora).get("/groups").isError(403, "MissingPermission");
    server.api(nora).get("/groups/" + welders).isError(404, "NotFound");
  }
}
