package gewerk.work.workpackages;

import static gewerk.work.workpackages.Story.links;
import static gewerk.work.workpackages.Story.path;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** 2026-03-02 is a Monday. */
class DateCasesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final Story story = new Story(server);
  private final long w = story.fx.workPackage("W");

  @Test
  @Tag("D1")
  void theDurationFollowsFromBothDates() {
    dates("2026-03-02", "2026-03-13").is(200).has("/duration", "P10D");
  }

  @Test
  @Tag("D2")
  void theLastDayFollowsFromStartAndDuration() {
    story.change(w, "'startDate':'2026-03-02'", "'duration':'P6D'").is(200).has("/dueDate", "2026-03-09");
  }

  @Test
  @Tag("D3")
  void theFirstDayFollowsFromEndAndDuration() {
    story.change(w, "'dueDate':'2026-03-13'", "'duration':'P2D'").is(200).has("/startDate", "2026-03-12");
  }

  @Test
  @Tag("D4")
  void aStartOnASaturdayMovesToMondayUnlessAllDaysAreWorked() {
    story.change(w, "'startDate':'2026-03-07'").is(200).has("/startDate", "2026-03-09");
    story.change(w, "'startDate':'2026-03-07'", "'ignoreNonWorkingDays':true").is(200).has("/startDate", "2026-03-07");
  }

  @Test
  @Tag("D5")
  void withoutAStartThereIsNoDuration() {
    dates("2026-03-02", "2026-03-13");
    story.change(w, "'startDate':null").is(200).has("/startDate", null).has("/dueDate", "2026-03-13").has("/duration", null);
  }

  @Test
  @Tag("D6")
  void threeValuesHaveToAgree() {
    story.change(w, "'startDate':'2026-03-02'", "'dueDate':'2026-03-04'", "'duration':'P5D'")
        .isInvalid("duration", "Duration is larger than the interval between the start and the finish date.");
    story.change(w, "'startDate':'2026-03-02'", "'dueDate':'2026-03-04'", "'duration':'P2D'")
        .isInvalid("duration", "Duration is smaller than the interval between the start and the finish date.");
  }

  @Test
  @Tag("D7")
  void nothingEndsBeforeItBegins() {
    assertThat(dates("2026-03-10", "2026-03-06").is(422).messages()).contains("Finish date must be greater than or equal to the start date.");
  }

  @Test
  @Tag("D8")
  void whatFollowsFromTwoValuesIsNotTakenAway() {
    dates("2026-03-02", "2026-03-13");
    story.change(w, "'dueDate':null", "'startDate':'2026-03-02'", "'duration':'P3D'")
        .isInvalid("dueDate", "Finish date can not be set to null as start date and duration are known.");
  }

  @Test
  @Tag("D9")
  void aDurationHasWholeDaysAndAtLeastOne() {
    story.change(w, "'duration':'P0D'").isInvalid("duration", "Duration must be greater than 0.");
    story.change(w, "'duration':'PT36H'", "'startDate':'2026-03-02'").is(200).has("/duration", "P1D").has("/dueDate", "2026-03-02");
  }

  @Test
  @Tag("D10")
  void aFollowerBeginsAfterWhatItFollows() {
    long b = follower(0);
    story.show(b).has("/scheduleManually", false).has("/startDate", "2026-03-05").has("/dueDate", "2026-03-09");
  }

  @Test
  @Tag("D11")
  void aFollowerMovesWithWhatItFollows() {
    long b = follower(0);
    long before = story.version(b);
    story.change(w, "'dueDate':'2026-03-11'").is(200);
    story.show(b).has("/startDate", "2026-03-12").has("/dueDate", "2026-03-16");
    assertThat(story.version(b)).isGreaterThan(before);
  }

  @Test
  @Tag("D12")
  void aFollowerMovesEarlierToo() {
    long b = follower(0);
    story.change(w, "'dueDate':'2026-03-03'").is(200);
    story.show(b).has("/startDate", "2026-03-04").has("/dueDate", "2026-03-06");
  }

  @Test
  @Tag("D13")
  void aLagIsCountedInWorkingDays() {
    story.show(follower(2)).has("/startDate", "2026-03-09").has("/dueDate", "2026-03-11");
  }

  @Test
  @Tag("D14")
  void aParentTakesTheDatesOfItsChildren() {
    long x = child("2026-03-10", "2026-03-12");
    story.change(x, links("parent", path(w))).is(200);
    story.show(w).has("/scheduleManually", false).has("/startDate", "2026-03-10").has("/dueDate", "2026-03-12").has("/duration", "P3D");
    story.form(w).is(200).has("/_embedded/schema/startDate/writable", false);
    story.change(w, "'startDate':'2026-03-20'");
    story.show(w).has("/startDate", "2026-03-10");
  }

  @Test
  @Tag("D15")
  void aParentScheduledByHandKeepsItsDatesAndTellsTheOthers() {
    long x = child("2026-03-10", "2026-03-12");
    story.change(x, links("parent", path(w))).is(200);
    story.change(w, "'scheduleManually':true", "'startDate':'2026-03-02'", "'dueDate':'2026-03-03'").is(200).has("/startDate", "2026-03-02").has("/dueDate", "2026-03-03")
        .has("/derivedStartDate", "2026-03-10").has("/derivedDueDate", "2026-03-12");
  }

  @Test
  @Tag("D16")
  void aLonelyPackageStaysScheduledByHand() {
    story.change(w, "'scheduleManually':false").is(200).has("/scheduleManually", true);
  }

  @Test
  @Tag("D17")
  void aNewPackageWithoutParentIsScheduledByHand() {
    story.create("'scheduleManually':false").is(422).about("scheduleManually");
  }

  @Test
  @Tag("D18")
  void aMilestoneFollowsOnTheNextWorkingDay() {
    dates("2026-03-02", "2026-03-06");
    long milestone = story.fx.workPackage("M", Map.of("type_id", story.fx.types().milestone()));
    story.dev.post(path(milestone) + "/relations", "{'type':'follows'," + links("to", path(w)) + "}").is(201);
    story.show(milestone).has("/date", "2026-03-09");
  }

  private Reply dates(String start, String due) {
    return story.change(w, "'startDate':'" + start + "'", "'dueDate':'" + due + "'");
  }

  private long follower(int lag) {
    dates("2026-03-02", "2026-03-04").is(200);
    long b = story.fx.workPackage("B", Map.of("start_date", "2026-03-20", "due_date", "2026-03-24", "duration", 3));
    story.dev.post(path(b) + "/relations", "{'type':'follows','lag':" + lag + "," + links("to", path(w)) + "}").is(201);
    return b;
  }

  private long child(String start, String due) {
    return story.fx.workPackage("X", Map.of("start_date", start, "due_date", due, "duration", 3));
  }
}
