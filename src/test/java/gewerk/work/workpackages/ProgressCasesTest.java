package gewerk.work.workpackages;

import static gewerk.work.workpackages.Story.links;

import java.util.Map;

import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProgressCasesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final Story story = new Story(server);
  private final long w = story.fx.workPackage("W");

  @Test
  @Tag("E1")
  void workBeginsWithAllOfItRemaining() {
    isNow(story.change(w, "'estimatedTime':'PT10H'"), "PT10H", "PT10H", 0);
  }

  @Test
  @Tag("E2")
  void percentFollowsFromTheRest() {
    isNow(tenFour(), "PT10H", "PT4H", 60);
  }

  @Test
  @Tag("E3")
  void theRestFollowsFromPercent() {
    tenFour();
    isNow(story.change(w, "'percentageDone':80"), "PT10H", "PT2H", 80);
  }

  @Test
  @Tag("E4")
  void moreWorkIsMoreRest() {
    tenFour();
    isNow(story.change(w, "'estimatedTime':'PT20H'"), "PT20H", "PT14H", 30);
  }

  @Test
  @Tag("E5")
  void withoutWorkThereIsNoRest() {
    tenFour();
    story.change(w, "'estimatedTime':null").is(200).has("/estimatedTime", null).lacks("/remainingTime").has("/percentageDone", 60);
  }

  @Test
  @Tag("E6")
  void theRestIsNotMoreThanTheWork() {
    tenFour();
    story.change(w, "'remainingTime':'PT12H'").isInvalid("remainingTime", "Remaining work cannot be higher than Work.");
  }

  @Test
  @Tag("E7")
  void threeValuesHaveToAgree() {
    tenFour();
    story.change(w, "'estimatedTime':'PT10H'", "'remainingTime':'PT5H'", "'percentageDone':20")
        .isInvalid("percentageDone", "% Complete does not match Work and Remaining work");
  }

  @Test
  @Tag("E8")
  void percentEndsAtHundred() {
    story.change(w, "'percentageDone':101").isInvalid("percentageDone", "% Complete must be between 0 and 100.");
  }

  @Test
  @Tag("E9")
  void totalsAreNotWritten() {
    story.change(w, "'derivedEstimatedTime':'PT1H'").isError(422, "PropertyIsReadOnly").about("derivedEstimatedTime");
  }

  @Test
  @Tag("E10")
  void totalsAreThoseOfTheWholeTree() {
    story.change(w, "'estimatedTime':'PT2H'", "'remainingTime':'PT1H'").is(200);
    story.createLinked("'parent':{'href':'/api/v3/work_packages/" + w + "'}", "'estimatedTime':'PT6H'", "'remainingTime':'PT6H'").is(201);
    story.createLinked("'parent':{'href':'/api/v3/work_packages/" + w + "'}", "'estimatedTime':'PT2H'", "'remainingTime':'PT0S'").is(201).has("/percentageDone", 100);
    story.show(w).has("/derivedEstimatedTime", "PT10H").has("/derivedRemainingTime", "PT7H").has("/derivedPercentageDone", 30);
  }

  @Test
  @Tag("E11")
  void inStatusModePercentIsThatOfTheStatus() {
    var world = story.fx.world();
    world.setting("work_package_done_ratio", "status");
    world.update("statuses", story.fx.statuses().inProgress(), Map.of("default_done_ratio", 40));
    story.change(w, "'estimatedTime':'PT10H'").is(200);
    isNow(story.change(w, links("status", "/statuses/" + story.fx.statuses().inProgress())), "PT10H", "PT6H", 40);
    story.change(w, "'percentageDone':50").isError(422, "PropertyIsReadOnly").about("percentageDone");
  }

  @Test
  @Tag("E12")
  void closingMeansDoneWhereItIsSetSo() {
    story.fx.world().setting("percent_complete_on_status_closed", "set_100p");
    tenFour();
    story.change(w, links("status", "/statuses/" + story.fx.statuses().inProgress())).is(200).has("/percentageDone", 60);
    isNow(story.change(w, links("status", "/statuses/" + story.fx.statuses().closed())), "PT10H", "PT0S", 100);
  }

  @Test
  @Tag("E13")
  void manyHoursAreDaysOfTwentyFour() {
    story.change(w, "'estimatedTime':'PT25H'").is(200).has("/estimatedTime", "P1DT1H");
  }

  private Reply tenFour() {
    story.change(w, "'estimatedTime':'PT10H'").is(200);
    return story.change(w, "'remainingTime':'PT4H'").is(200);
  }

  private static void isNow(Reply reply, String work, String rest, int percent) {
    reply.is(200).has("/estimatedTime", work).has("/remainingTime", rest).has("/percentageDone", percent);
  }
}
