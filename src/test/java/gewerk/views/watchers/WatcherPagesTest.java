package gewerk.views.watchers;

import static org.assertj.core.api.Assertions.assertThat;

import gewerk.testkit.Fixture;
import gewerk.testkit.Forms;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tab of watchers over HTTP. */
class WatcherPagesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private Fixture fx;
  private Forms dev;
  private long wp;
  private String tab;

  @BeforeEach
  void begin() {
    fx = server.world().fx();
    dev = Forms.of(server.origin(), fx.people().dev());
    wp = fx.workPackage("Watched");
    tab = "/work_packages/" + wp + "/watchers";
  }

  @Test
  void severalAreAddedAtOnceAndOnlyThoseWhoMaySeeIt() {
    assertThat(dev.get(tab).is(200).body()).contains("Nobody watches this yet").contains(">" + fx.people().rita().name() + "<").doesNotContain(fx.people().out().name());
    var added = dev.post(tab, "user=" + fx.people().rita().id() + "&user=" + fx.people().dev2().id() + "&user=" + fx.people().out().id()).is(303);
    assertThat(Forms.notice(added)).contains("2 watchers have been added.");
    assertThat(dev.get(tab).body()).contains("Remove " + fx.people().rita().name()).contains("Remove " + fx.people().dev2().name());
    assertThat(Forms.notice(dev.post(tab, "user=" + fx.people().out().id()).is(303))).contains("Nobody was added.");
    assertThat(Forms.notice(dev.post(tab, "").is(303))).contains("Nobody was added.");
  }

  @Test
  void whoWasRemovedComesBack() {
    dev.post(tab, "user=" + fx.people().rita().id()).is(303);
    var removed = dev.post(tab + "/" + fx.people().rita().id() + "/remove", "").is(303);
    assertThat(count()).isZero();
    dev.undo(removed).is(303);
    assertThat(count()).isEqualTo(1);
    dev.post(tab + "/" + fx.people().out().id() + "/remove", "").is(404);
  }

  @Test
  void readersAddNobody() {
    var rita = Forms.of(server.origin(), fx.people().rita());
    rita.post(tab, "user=" + fx.people().dev2().id()).is(403);
    dev.post(tab, "user=" + fx.people().dev2().id()).is(303);
    rita.post(tab + "/" + fx.people().dev2().id() + "/remove", "").is(403);
    Forms.of(server.origin(), fx.people().out()).post(tab, "user=" + fx.people().out().id()).is(404);
    assertThat(count()).isEqualTo(1);
  }

  private long count() {
    return server.world().number("select count(*) from watchers where work_package_id = ?", wp);
  }
}
