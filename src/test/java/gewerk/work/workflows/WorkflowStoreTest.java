package gewerk.work.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import gewerk.people.roles.PermissionCatalogue;
import gewerk.platform.access.Permissions;
import gewerk.platform.access.Viewer;
import gewerk.platform.access.Viewers;
import gewerk.platform.database.ChangeFeed;
import gewerk.platform.database.Database;
import gewerk.testkit.Eventually;
import gewerk.testkit.Person;
import gewerk.testkit.TestDatabase;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WorkflowStoreTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final WorkflowStore store = new WorkflowStore(server.database());

  @Test
  void aMemberHasTheRolesOfTheProject() {
    var fx = server.world().fx();
    assertThat(store.roles(viewer(fx.people().dev()), fx.projects().alpha())).containsExactly(fx.roles().dev());
  }

  @Test
  void whoIsNoMemberHasTheRoleOfNonMembers() {
    var fx = server.world().fx();
    long nonMember = server.world().number("select id from roles where builtin = 'non_member'");
    assertThat(store.roles(viewer(fx.people().out()), fx.projects().alpha())).containsExactly(nonMember);
  }

  @Test
  void aChangeOfMembershipIsSeenAtOnce() {
    var fx = server.world().fx();
    var dev = viewer(fx.people().dev());
    assertThat(store.roles(dev, fx.projects().alpha())).containsExactly(fx.roles().dev());
    server.world().run("update member_roles set role_id = ? where member_id in (select id from members where principal_id = ?)", fx.roles().reader(), dev.id());
    assertThat(store.roles(dev, fx.projects().alpha())).containsExactly(fx.roles().reader());
  }

  @Test
  void otherNodesSeeAChange() {
    try (var copy = TestDatabase.copy()) {
      var node = copy.anotherNode();
      try (var hearing = ChangeFeed.start(node)) {
        var here = new WorkflowStore(copy.database());
        var there = new WorkflowStore(node);
        var step = new Step(1, 2);
        long type = there.all().keySet().iterator().next();
        var sheet = new Sheet(type, there.ofType(type).getFirst().roleId(), Sheet.When.ASSIGNEE);
        here.add(sheet, List.of(step));
        Eventually.is(Set.of(step), () -> WorkflowRules.steps(there.ofType(type), sheet));
      }
    }
  }

  @Test
  void secondLooksCostNothing() {
    var fx = server.world().fx();
    var dev = viewer(fx.people().dev());
    Eventually.is(0, () -> {
      int before = Database.statementsSoFar();
      store.roles(dev, fx.projects().alpha());
      assertThat(store.ofType(fx.types().task())).isNotEmpty();
      return Database.statementsSoFar() - before;
    });
  }

  private static Viewer viewer(Person person) {
    return new Viewers(server.database(), new Permissions(PermissionCatalogue.ALL)).find(person.id()).orElseThrow();
  }
}
