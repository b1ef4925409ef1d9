package gewerk.projects.capabilities;

import java.util.Map;

import gewerk.testkit.Person;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CapabilitiesApiTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final World world = server.world();
  private long quay;
  private Person mo;

  @BeforeEach
  void somebodyWhoManagesMembers() {
    world.run("update projects set public = false");
    quay = world.project(World.unique("quay"), "Quay");
    world.modules(quay, java.util.List.of("activity"));
    mo = world.person(World.unique("mo"));
    world.member(mo.id(), quay, world.role(World.unique("Managing"), "manage_members"));
  }

  @Test
  void theListMustBeNarrowed() {
    server.api(mo).get("/capabilities").isError(400, "InvalidQuery");
    server.api(mo).list("/capabilities", filter("principalId", "!", mo.id())).isError(400, "InvalidQuery");
    server.api(mo).list("/capabilities", filter("bogus", "=", 1)).isError(422, "MultipleErrors");
  }

  @Test
  void rolesAndWhatEverybodyMayAddUp() {
    var narrowed = Map.of("filters", filter("principalId", "=", mo.id()), "select", "elements/id");
    var end = "/w" + quay + "-" + mo.id();
    server.api(mo).list("/capabilities", narrowed).is(200).lists("/_embedded/elements/*/id", "activities/read" + end, "memberships/create" + end,
        "memberships/destroy" + end, "memberships/update" + end);
  }

  @Test
  void globalRolesCountEverywhere() {
    var gus = world.person(World.unique("gus"));
    world.globalMember(gus.id(), world.globalRole(World.unique("Staff"), "create_user", "manage_user"));
    var end = "/g-" + gus.id();
    server.api(gus).list("/capabilities", filter("context", "=", "g")).is(200).has("/total", 3)
        .has("/_embedded/elements/0/_links/context/href", "/api/v3/capabilities/context/global")
        .lists("/_embedded/elements/*/id", "users/create" + end, "users/read" + end, "users/update" + end);
    server.api(mo).list("/capabilities", filter("context", "=", "g")).is(200).has("/total", 0);
  }

  @Test
  void aSingleOneIsThereOrNot() {
    server.api(mo).get("/capabilities/memberships/create/w" + quay + "-" + mo.id()).is(200).has("/_type", "Capability");
    server.api(mo).get("/capabilities/memberships/read/w" + quay + "-" + mo.id()).isError(404, "NotFound");
    server.api(mo).get("/capabilities/foo/bar/baz-5").isError(404, "NotFound");
  }

  @Test
  void actionsAreKnownByName() {
    server.api(mo).get("/actions/work_packages/create").is(200).has("/id", "work_packages/create");
    server.api(mo).get("/actions/work_packages/nope").isError(404, "NotFound");
  }

  private static String filter(String name, String operator, Object value) {
    return "[{\"%s\":{\"operator\":\"%s\",\"values\":[\"%s\"]}}]".formatted(name, operator, value);
  }
}
