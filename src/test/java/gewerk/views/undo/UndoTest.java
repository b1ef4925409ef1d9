package gewerk.views.undo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import gewerk.testkit.Fixture;
import gewerk.testkit.Forms;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Edits in the table and of several rows are taken back, unless somebody has changed the rows since. */
class UndoTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private Fixture fx;
  private Forms dev;

  @BeforeEach
  void begin() {
    fx = server.world().fx();
    dev = Forms.of(server.origin(), fx.people().dev());
  }

  @Test
  void aCellIsAsItWas() {
    long wp = fx.workPackage("Old words", Map.of("start_date", "2027-03-01", "due_date", "2027-03-02", "duration", 2, "estimated_hours", 2.25));
    assertThat(Forms.notice(dev.undo(edit(wp, "subject", "New+words", 0)).is(303))).contains("Undone.");
    assertThat(text("subject", wp)).isEqualTo("Old words");
    dev.undo(edit(wp, "dueDate", "2027-03-10", 2)).is(303);
    assertThat(text("due_date || ' ' || duration", wp)).isEqualTo("2027-03-02 2");
    dev.undo(edit(wp, "estimatedTime", "4h", 4)).is(303);
    assertThat(text("estimated_hours", wp)).isEqualTo("2.25");
    dev.undo(edit(wp, "assignee", "" + fx.people().dev2().id(), 6)).is(303);
    assertThat(text("coalesce(assignee_id, 0)", wp)).isEqualTo("0");
  }

  @Test
  void soIsWhatWasChangedInTheFullView() {
    long wp = fx.workPackage("Old words", Map.of("description", "Old text"));
    var saved = dev.post("/work_packages/" + wp + "/edit", "subject=New&description=New+text&lockVersion=0").is(303);
    assertThat(text("description", wp)).isEqualTo("New text");
    dev.undo(saved).is(303);
    assertThat(text("subject || ', ' || description", wp)).isEqualTo("Old words, Old text");
  }

  @Test
  void whatWasChangedSinceStaysAsItIs() {
    long wp = fx.workPackage("First");
    var edited = edit(wp, "subject", "Second", 0);
    edit(wp, "subject", "Third", 1);
    assertThat(Forms.notice(dev.undo(edited).is(303))).startsWith("notice=BAD").contains("It has been changed since");
    assertThat(text("subject", wp)).isEqualTo("Third");
  }

  @Test
  void whereTheWorkflowLeadsNoWayBackNothingIsOffered() {
    long wp = fx.workPackage("One way");
    assertThat(Forms.notice(edit(wp, "status", "" + fx.statuses().inProgress(), 0))).doesNotContain("/undo/");
  }

  @Test
  void severalRowsAreAsTheyWere() {
    long one = fx.workPackage("One", Map.of("assignee_id", fx.people().dev().id()));
    long two = fx.workPackage("Two");
    var changed = dev.post("/work_packages/bulk", "ids=" + one + "&ids=" + two + "&assignee=" + fx.people().dev2().id()).is(303);
    assertThat(text("assignee_id", two)).isEqualTo("" + fx.people().dev2().id());
    edit(two, "subject", "Two+and+a+half", 1);
    assertThat(Forms.notice(dev.undo(changed).is(303))).contains("1 work package is as it was. 1 had been changed");
    assertThat(text("assignee_id", one)).isEqualTo("" + fx.people().dev().id());
    assertThat(text("assignee_id", two)).isEqualTo("" + fx.people().dev2().id());
  }

  @Test
  void nonsenseIsToldAndNothingIsBroken() {
    assertThat(Forms.notice(dev.post("/undo/nonsense", "").is(303))).contains("too late");
    assertThat(Forms.notice(dev.post("/undo/00000000-0000-0000-0000-000000000000", "").is(303))).contains("too late");
  }

  private gewerk.testkit.Reply edit(long wp, String attribute, String value, int version) {
    return dev.post("/work_packages/" + wp + "/edit/" + attribute, attribute + "=" + value + "&lockVersion=" + version).is(303);
  }

  private static String text(String column, long wp) {
    return server.database().one(gewerk.platform.database.Sql.of("select (" + column + ")::text as found from work_packages where id = ?", wp), row -> row.text("found")).orElseThrow();
  }
}
