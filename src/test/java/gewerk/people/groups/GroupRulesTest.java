package gewerk.people.groups;

import static org.assertj.core.api.Assertions.assertThat;

import gewerk.people.roles.PermissionCatalogue;
import gewerk.platform.access.Permissions;
import gewerk.platform.access.Viewer;
import gewerk.platform.access.Viewers;
import gewerk.testkit.Person;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GroupRulesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final World world = server.world();

  @Test
  void onlyAdministratorsChangeGroups() {
    assertThat(GroupRules.mayChange(viewer(world.admin(World.unique("ada"))))).isTrue();
    assertThat(GroupRules.mayChange(viewer(world.person(World.unique("nora"))))).isFalse();
  }

  @Test
  void whoSeesMembersListsSomeAndWhoManagesThemAll() {
    long quay = world.project(World.unique("quay"), "Quay");
    var seeing = world.person(World.unique("lou"));
    var managing = world.person(World.unique("mo"));
    world.member(seeing.id(), quay, world.role(World.unique("Seeing"), "view_members"));
    world.member(managing.id(), quay, world.role(World.unique("Managing"), "manage_members"));
    assertThat(GroupRules.mayList(viewer(seeing))).isTrue();
    assertThat(GroupRules.seesAll(viewer(seeing))).isFalse();
    assertThat(GroupRules.seesAll(viewer(managing))).isTrue();
  }

  @Test
  void strangersListNone() {
    assertThat(GroupRules.mayList(viewer(world.person(World.unique("nora"))))).isFalse();
  }

  private static Viewer viewer(Person person) {
    return new Viewers(server.database(), new Permissions(PermissionCatalogue.ALL)).find(person.id()).orElseThrow();
  }
}
