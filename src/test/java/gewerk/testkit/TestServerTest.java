package gewerk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestServerTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  @Test
  void anAnswerTellsHowManyStatementsItCost() {
    server.world().fx();
    Eventually.is(0, () -> server.visitor().get("/statuses/0").is(403).statements());
    server.world().setting("login_required", false);
    assertThat(server.visitor().get("/statuses/0").is(403).statements()).isPositive();
  }

  @Test
  void theFixtureWritesWorkPackages() {
    long id = server.world().fx().workPackage("Lay the keel");
    assertThat(server.world().number("select count(*) from work_packages where id = ?", id)).isOne();
  }
}
