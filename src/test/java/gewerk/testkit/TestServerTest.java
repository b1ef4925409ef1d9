package gewerk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestServerTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  @Test
  void aCopyBeginsAsAFreshInstallationAndTellsWhatAnAnswerCost() {
    server.world().setting("login_required", false);
    var statuses = server.visitor().get("/statuses");
    assertThat(statuses.statements()).isBetween(0, 20);
  }

  @Test
  void theFixtureMakesPeopleWhoSeeWhatTheirRolesAllow() {
    var fx = server.world().fx();
    long id = fx.workPackage("Lay the keel");
    assertThat(server.database().number(gewerk.platform.database.Sql.of("select count(*) from work_packages where id = ?", id))).isOne();
    server.api(fx.people().dev()).get("/statuses").is(200).lists("/_embedded/elements/*/name", "New");
  }
}
