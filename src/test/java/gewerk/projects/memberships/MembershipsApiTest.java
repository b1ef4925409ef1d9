package gewerk.projects.memberships;

import gewerk.testkit.Person;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MembershipsApiTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final World world = server.world();
  private long quay;
  private long reader;
  private Person managing;
  private Person nora;

  @BeforeEach
  void aQuayWithSomebodyWhoManagesIt() {
    quay = world.project(World.unique("quay"), "Quay");
    reader = world.role(World.unique("Reading"), "view_work_packages");
    managing = world.person(World.unique("mo"));
    world.member(managing.id(), quay, world.role(World.unique("Managing"), "view_members", "manage_members"));
    nora = world.person(World.unique("nora"));
  }

  @Test
  void aMemberIsTaken() {
    server.api(managing).post("/memberships", membership("/users/" + nora.id(), reader)).is(201).has("/_embedded/roles/0/id", reader)
        .has("/_links/principal/href", nora.path()).has("/_links/project/href", "/api/v3/projects/" + quay);
    server.api(managing).post("/memberships", membership("/users/" + nora.id(), reader)).isInvalid("user", "User has already been taken.");
  }

  @Test
  void whoHasNoAccountBecomesNoMember() {
    long anonymous = world.number("select id from principals where kind = 'anonymous'");
    server.admin().post("/memberships", membership("/users/" + anonymous, reader)).isInvalid("principal", "Principal does not exist.");
  }

  @Test
  void aMemberNeedsARole() {
    server.api(managing).post("/memberships", membership("/users/" + nora.id())).isInvalid("roles", "Roles need to be assigned.");
  }

  @Test
  void aMemberIsSomebody() {
    server.api(managing).post("/memberships", membership("/roles/5", reader)).isError(422, "ResourceTypeMismatch",
        "For property 'user' a link like '/api/v3/groups/:id' or '/api/v3/users/:id' or '/api/v3/placeholder_users/:id' is expected, "
            + "but got '/api/v3/roles/5'.");
  }

  @Test
  void onlyManagersTakeMembers() {
    var looking = world.person(World.unique("lou"));
    world.member(looking.id(), quay, world.role(World.unique("Looking"), "view_members"));
    server.api(looking).post("/memberships", membership("/users/" + nora.id(), reader)).isError(403, "MissingPermission");
  }

  @Test
  void onlyAdministratorsGiveRolesForTheWholeInstance() {
    long staff = world.globalRole(World.unique("Staff"), "create_user");
    var everywhere = membership("/users/" + nora.id(), staff).replace("'/api/v3/projects/" + quay + "'", "null");
    server.api(managing).post("/memberships", everywhere).isInvalid("project", "Project can't be blank.");
    server.admin().post("/memberships", everywhere).is(201).has("/_links/project/href", null);
  }

  @Test
  void rolesAreReplacedAndNothingElse() {
    long id = world.member(nora.id(), quay, reader);
    var path = "/memberships/" + id;
    server.api(managing).patch(path, "{'_links':{'roles':[]}}").isInvalid("roles", "Roles need to be assigned.");
    server.api(managing).patch(path, roles(world.named("roles", "Anonymous"))).isInvalid("roles", "Roles has an unassignable role.");
    server.api(managing).patch(path, "{'_links':{'project':{'href':'/api/v3/projects/" + world.project(World.unique("yard"), "Yard") + "'}}}")
        .isError(422, "PropertyIsReadOnly");
    long other = world.role(World.unique("Other"), "view_project");
    server.api(managing).patch(path, roles(other)).is(200).lists("/_embedded/roles/*/id", other);
  }

  @Test
  void strangersSeeNoMembershipsAndFiltersMustExist() {
    server.api(nora).get("/memberships").is(200).has("/total", 0);
    server.api(managing).list("/memberships", "[{'bogus':{'operator':'=','values':['1']}}]").isError(400, "InvalidQuery");
  }

  @Test
  void whatAGroupGetsItsPeopleGetAndLose() {
    var otto = world.person(World.unique("otto"));
    long welders = world.group(World.unique("Welders"), nora, otto);
    long id = server.api(managing).post("/memberships", membership("/groups/" + welders, reader)).is(201).id();
    server.api(nora).get("/projects/" + quay).is(200);
    server.admin().patch("/groups/" + welders, "{'_links':{'members':[{'href':'" + otto.path() + "'}]}}").is(200);
    server.api(nora).get("/projects/" + quay).is(404);
    server.api(otto).get("/projects/" + quay).is(200);
    server.api(managing).delete("/memberships/" + id).is(204);
    server.api(otto).get("/projects/" + quay).is(404);
  }

  @Test
  void ownRolesOutliveTheGroups() {
    world.member(nora.id(), quay, reader);
    long welders = world.group(World.unique("Welders"), nora);
    long id = server.api(managing).post("/memberships", membership("/groups/" + welders, reader)).is(201).id();
    server.api(managing).delete("/memberships/" + id).is(204);
    server.api(nora).get("/projects/" + quay).is(200);
  }

  @Test
  void whatComesFromAGroupIsTakenFromTheGroup() {
    long welders = world.group(World.unique("Welders"), nora);
    server.api(managing).post("/memberships", membership("/groups/" + welders, reader)).is(201);
    long inherited = world.number("select id from members where principal_id = ? and project_id = ?", nora.id(), quay);
    server.api(managing).delete("/memberships/" + inherited).isError(422, "PropertyConstraintViolation").about("base");
  }

  private String membership(String principal, long... roles) {
    return "{'_links':{'project':{'href':'/api/v3/projects/" + quay + "'},'principal':{'href':'/api/v3" + principal + "'},"
        + roles(roles).replaceFirst("^\\{'_links':\\{", "");
  }

  private static String roles(long... ids) {
    var links = java.util.Arrays.stream(ids).mapToObj(id -> "{'href':'/api/v3/roles/" + id + "'}").toList();
    return "{'_links':{'roles':[" + String.join(",", links) + "]}}";
  }
}
