package gewerk.people.placeholders;

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

class PlaceholderRulesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final World world = server.world();

  @Test
  void whoIsAllowedToManagesThem() {
    var managing = world.person(World.unique("mo"));
    world.globalMember(managing.id(), world.globalRole(World.unique("Staff"), "manage_placeholder_user"));
    assertThat(PlaceholderRules.mayManage(viewer(managing))).isTrue();
    assertThat(PlaceholderRules.mayManage(viewer(world.admin(World.unique("ada"))))).isTrue();
  }

  @Test
  void othersDoNot() {
    assertThat(PlaceholderRules.mayManage(viewer(world.person(World.unique("nora"))))).isFalse();
  }

  private static Viewer viewer(Person person) {
    return new Viewers(server.database(), new Permissions(PermissionCatalogue.ALL)).find(person.id()).orElseThrow();
  }
}
