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
  void noAnswerIsAsLongAsHistory() {
    anybody.list("/days", "[{\"date\":{\"operator\":\"<>d\",\"values\":[\"0001-01-01\",\"9999-12-31\"]}}]").isError(400, "InvalidQuery");
  }

  @Test
  void administratorsChangeOnWhichDaysWorkIsDone() {
    anybody.patch("/days/week/6", "{'_type':'WeekDay','working':true}").is(200).has("/working", true).has("/name", "Saturday");
    anybody.patch("/days/week", "{'_type':'Collection','_embedded':{'elements':["
        + "{'_type':'WeekDay','working':false,'_links':{'self':{'href':'/api/v3/days/week/5'}}},"
        + "{'_type':'WeekDay','working':true,'_links':{'self':{'href':'/api/v3/days/week/7'}}}]}}").is(200)
        .lists("/_embedded/elements/*/working", true, true, true, true, false, true, true);
    anybody.get("/days/2026-12-18").has("/working", false);
    anybody.get("/days/2026-12-20").has("/working", true);
  }

  @Test
  void aWeekKeepsADayOfWork() {
    var none = new StringBuilder();
    for (int day = 1; day <= 7; day++) {
      none.append(day == 1 ? "" : ",").append("{'working':false,'_links':{'self':{'href':'/api/v3/days/week/").append(day).append("'}}}");
    }
    anybody.patch("/days/week", "{'_embedded':{'elements':[" + none + "]}}").isError(422, "PropertyConstraintViolation").about("base");
    anybody.patch("/days/week/8", "{'working':false}").isError(404, "NotFound");
    anybody.patch("/days/week/1", "{'working':'perhaps'}").isError(400, "BadRequest");
    anybody.patch("/days/week", "{'_embedded':{'elements':[{'working':true,'_links':{'self':{'href':'/api/v3/types/1'}}}]}}").isError(400, "BadRequest");
  }

  @Test
  void administratorsMakeChangeAndTakeDaysOff() {
    anybody.post("/days/non_working", "{'_type':'NonWorkingDay','date':'2026-05-01','name':'Labour day'}").is(201)
        .has("/_links/self/href", "/api/v3/days/non_working/2026-05-01").has("/_links/self/title", "Labour day");
    anybody.post("/days/non_working", "{'date':'2026-05-01','name':'Again'}").isInvalid("date", "Date has already been taken.");
    anybody.post("/days/non_working", "{'date':'2026-05-02','name':' '}").isInvalid("name", "Name can't be blank.");
    anybody.get("/days/2026-05-01").has("/working", false);
    anybody.patch("/days/non_working/2026-05-01", "{'name':'May Day'}").is(200).has("/name", "May Day").has("/date", "2026-05-01");
    anybody.delete("/days/non_working/2026-05-01").is(204);
    anybody.delete("/days/non_working/2026-05-01").isError(404, "NotFound");
    anybody.get("/days/2026-05-01").has("/working", true);
  }

  @Test
  void othersChangeNothingOfTheCalendar() {
    var nora = server.api(server.world().person(gewerk.testkit.World.unique("nora")));
    nora.patch("/days/week/6", "{'working':true}").isError(403, "MissingPermission");
    nora.patch("/days/week", "{}").isError(403, "MissingPermission");
    nora.post("/days/non_working", "{'date':'2026-05-01','name':'Mine'}").isError(403, "MissingPermission");
    nora.delete("/days/non_working/2026-12-25").isError(403, "MissingPermission");
  }
}
