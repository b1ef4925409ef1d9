package gewerk.views.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;

import gewerk.testkit.Fixture;
import gewerk.testkit.Forms;
import gewerk.testkit.Person;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The start page over HTTP: one's own open work, the most urgent first, and the projects that one sees. */
class HomePagesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private static final Pattern TASK = Pattern.compile("<li id=\"task-(\\d+)\"");

  private final Fixture fx = server.world().fx();
  private final Person dev = fx.people().dev();

  @Test
  void openWorkOfMineStandsByItsFinishDate() {
    long later = mine("Later", Map.of("due_date", "2099-03-01"));
    long late = mine("Late", Map.of("due_date", "2020-03-01"));
    mine("Done", Map.of("due_date", "2020-01-01", "status_id", fx.statuses().closed()));
    fx.workPackage("Of somebody else", Map.of("assignee_id", fx.people().dev2().id()));
    var body = home(dev);
    assertThat(TASK.matcher(body).results().map(found -> Long.valueOf(found.group(1)))).containsExactly(late, later);
    assertThat(body).containsOnlyOnce("home-due late");
  }

  @Test
  void whoHasNothingToDoIsToldSo() {
    assertThat(home(dev)).contains("Nothing is assigned to you").doesNotContain("home-tasks");
  }

  @Test
  void aProjectTellsInColourHowItIsDoing() {
    assertThat(home(dev)).contains(">ALPHA</a></h3><p></p>");
    server.world().update("projects", fx.projects().alpha(), Map.of("status_code", "at_risk"));
    assertThat(home(dev)).containsPattern(">ALPHA</a></h3><p>\\s*<span class=\"chip +hue[^\"]*\">At risk</span>\\s*</p>");
    assertThat(home(fx.people().out())).as("a private project of others").doesNotContain(">ALPHA<");
  }

  private long mine(String subject, Map<String, ?> columns) {
    var all = new java.util.HashMap<String, Object>(columns);
    all.put("assignee_id", dev.id());
    return fx.workPackage(subject, all);
  }

  private static String home(Person person) {
    return Forms.of(server.origin(), person).get("/").is(200).body();
  }
}
