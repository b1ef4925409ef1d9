package gewerk.work.workdays;

import gewerk.testkit.Client;
import gewerk.testkit.TestServer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DaysApiTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private Client anybody = server.visitor();

  @BeforeEach
  void begin() {
    server.world().fx();
    server.world().run("delete from non_working_days");
    server.world().run("insert into non_working_days (date, name) values ('2026-12-25', 'Christmas')");
    anybody = server.admin();
  }

  @Test
  void aSpanOfDaysTellsWhyNobodyWorks() {
    var days = anybody.list("/days", "[{\"date\":{\"operator\":\"<>d\",\"values\":[\"2026-12-24\",\"2026-12-26\"]}}]").is(200);
    days.has("/total", 3).lists("/_embedded/elements/*/name", "Thursday", "Friday", "Saturday").lists("/_embedded/elements/*/working", true, false, false);
    days.lacks("/_embedded/elements/0/_links/nonWorkingReasons").has("/_embedded/elements/0/_links/weekDay/href", "/api/v3/days/week/4")
        .has("/_embedded/elements/1/_links/nonWorkingReasons/0/title", "Christmas")
        .has("/_embedded/elements/2/_links/nonWorkingReasons/0/href", "/api/v3/days/week/6");
  }

  @Test
  void daysAreNarrowedToThoseThatAreWorked() {
    var span = "{\"date\":{\"operator\":\"<>d\",\"values\":[\"2026-12-24\",\"2026-12-28\"]}}";
    anybody.list("/days", "[" + span + ",{\"working\":{\"operator\":\"=\",\"values\":[\"t\"]}}]").lists("/_embedded/elements/*/date", "2026-12-24", "2026-12-28");
    anybody.list("/days", "[" + span + ",{\"working\":{\"operator\":\"=\",\"values\":[\"f\"]}}]").has("/total", 3);
  }

  @Test
  void oneDayIsShown() {
    anybody.get("/days/2026-12-25").is(200).has("/_type", "Day").has("/working", false);
    anybody.get("/days/2026-02-30").isError(400, "BadRequest");
  }

  @Test
  void theWeekHasSevenDays() {
    anybody.get("/days/week").is(200).lists("/_embedded/elements/*/working", true, true, true, true, true, false, false);
    anybody.get("/days/week/7").is(200).has("/name", "Sunday").has("/working", false);
    anybody.get("/days/week/8").isError(404, "NotFound");
  }

  @Test
  void theSettingDecidesAboutTheWeekAtOnce() {
    anybody.get("/days/week/6").has("/working", false);
    server.world().setting("working_days", List.of("1", "6"));
    anybody.get("/days/week/6").has("/working", true);
    anybody.get("/days/week/2").has("/working", false);
    server.world().setting("working_days", List.of("1", "2", "3", "4", "5"));
  }

  @Test
  void singleDaysOffAreListedByYearOrSpan() {
    anybody.list("/days/non_working", "[{\"date\":{\"operator\":\"<>d\",\"values\":[\"2026-12-01\",\"2026-12-31\"]}}]").is(200)
        .lists("/_embedded/elements/*/name", "Christmas");
    anybody.list("/days/non_working", "[{\"date\":{\"operator\":\"<>d\",\"values\":[\"2025-12-01\",\"2025-12-31\"]}}]").has("/total", 0);
    anybody.get("/days/non_working/2026-12-25").is(200).has("/_type", "NonWorkingDay").has("/name", "Christmas");
    anybody.get("/days/non_working/2026-12-24").isError(404, "NotFound");
  }

  @Test
  void nobodyWritesTheCalendarHere() {
    anybody.post("/days/non_working", "{'date':'2026-12-24','name':'Eve'}").is(404);
    anybody.patch("/days/week/1", "{'working':false}").is(404);
  }

  @Test
  void noAnswerIsAsLongAsHistory() {
    anybody.list("/days", "[{\"date\":{\"operator\":\"<>d\",\"values\":[\"0001-01-01\",\"9999-12-31\"]}}]").isError(400, "InvalidQuery");
  }
}
