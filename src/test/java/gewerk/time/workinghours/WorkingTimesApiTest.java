package gewerk.time.workinghours;

import java.time.LocalDate;
import java.time.ZoneOffset;

import gewerk.testkit.Person;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WorkingTimesApiTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private static final String HOURS = "/users/me/working_hours";
  private static final String AWAY = "/users/me/non_working_times";

  private final World world = server.world();
  private final LocalDate later = LocalDate.now(ZoneOffset.UTC).plusDays(40);

  @Test
  void whoMayManageTheirTimesSaysHowLongTheyWork() {
    var nora = managing("manage_own_working_times");
    var made = server.api(nora).post(HOURS, "{'validFrom':'" + later + "','fridayHours':4.5,'availabilityFactor':80}").is(201)
        .has("/_type", "UserWorkingHours").has("/validFrom", "" + later).has("/mondayHours", 8).has("/fridayHours", 4.5).has("/sundayHours", 0)
        .has("/availabilityFactor", 80).has("/_links/user/href", nora.path()).has("/_links/user/title", nora.name());
    var path = nora.path() + "/working_hours/" + made.id();
    made.has("/_links/self/href", path);
    server.api(nora).patch(path, "{'mondayHours':6}").is(200).has("/mondayHours", 6).has("/fridayHours", 4.5);
    server.api(nora).get(path).is(200).has("/mondayHours", 6);
    server.api(nora).delete(path).is(204);
    server.api(nora).get(path).isError(404, "NotFound");
  }

  @Test
  void recordsStandNewestFirstAndBeginOnDifferentDays() {
    var nora = managing("manage_own_working_times");
    server.api(nora).post(HOURS, "{'validFrom':'2024-01-01'}").is(201);
    server.api(nora).post(HOURS, "{'validFrom':'" + later + "'}").is(201);
    server.api(nora).post(HOURS, "{'validFrom':'" + later + "'}").isInvalid("validFrom", "Valid from has already been taken.");
    server.api(nora).get(HOURS).is(200).has("/total", 2).lists("/_embedded/elements/*/validFrom", "" + later, "2024-01-01")
        .has("/_links/self/href", nora.path() + "/working_hours");
  }

  @Test
  void whatIsInEffectStays() {
    var nora = managing("manage_own_working_times");
    long id = server.api(nora).post(HOURS, "{'validFrom':'2024-01-01'}").is(201).id();
    server.api(nora).patch(HOURS + "/" + id, "{'mondayHours':6}").isError(422, "PropertyConstraintViolation").about("base");
  }

  @Test
  void badValuesAreSaidOneByOne() {
    var nora = managing("manage_own_working_times");
    server.api(nora).post(HOURS, "{}").isInvalid("validFrom", "Valid from can't be blank.");
    server.api(nora).post(HOURS, "{'validFrom':'" + later + "','mondayHours':25}").isInvalid("mondayHours", "Hours on Monday must be between 0 and 24.");
    server.api(nora).post(HOURS, "{'validFrom':'soon'}").isError(422, "PropertyFormatError");
    server.api(nora).get(AWAY + "?year=last").isError(400, "BadRequest");
  }

  @Test
  void oneReadsOnesOwnTimesAndNobodyElses() {
    var nora = world.person(World.unique("nora"));
    var otto = managing("manage_own_working_times");
    server.api(nora).get(HOURS).is(200).has("/total", 0);
    server.api(nora).get(AWAY).is(200).has("/total", 0);
    server.api(nora).get(otto.path() + "/working_hours").isError(404, "NotFound");
    server.api(nora).get(otto.path() + "/non_working_times").isError(404, "NotFound");
    server.api(nora).post(HOURS, "{'validFrom':'" + later + "'}").isError(403, "MissingPermission");
    server.api(otto).post(nora.path() + "/working_hours", "{'validFrom':'" + later + "'}").isError(403, "MissingPermission");
    server.api(otto).get("/users/nobody-at-all/working_hours").isError(404, "NotFound");
  }

  @Test
  void whoManagesAllTimesManagesThoseOfOthers() {
    var nora = world.person(World.unique("nora"));
    var boss = managing("manage_working_times");
    var path = nora.path() + "/non_working_times";
    long id = server.api(boss).post(path, "{'startDate':'2026-06-15','endDate':'2026-06-19'}").is(201).has("/_type", "UserNonWorkingTime")
        .has("/_links/user/href", nora.path()).id();
    server.api(boss).patch(path + "/" + id, "{'endDate':'2026-06-20'}").is(200).has("/endDate", "2026-06-20");
    server.api(nora).get(AWAY + "/" + id).is(200);
    server.api(nora).delete(AWAY + "/" + id).isError(403, "MissingPermission");
    server.api(boss).delete(path + "/" + id).is(204);
  }

  @Test
  void timesAwayOfAYearStandInTheirOrderAndNeverOverlap() {
    var nora = managing("manage_own_working_times");
    server.api(nora).post(AWAY, "{'startDate':'2025-12-24','endDate':'2026-01-02'}").is(201);
    server.api(nora).post(AWAY, "{'startDate':'2025-06-16','endDate':'2025-06-20'}").is(201);
    server.api(nora).post(AWAY, "{'startDate':'2025-06-20','endDate':'2025-06-25'}").isError(422, "PropertyConstraintViolation").about("base");
    server.api(nora).post(AWAY, "{'startDate':'2025-06-20','endDate':'2025-06-18'}")
        .isInvalid("endDate", "End date must be on or after the start date.");
    server.api(nora).get(AWAY + "?year=2025").lists("/_embedded/elements/*/startDate", "2025-06-16", "2025-12-24");
    server.api(nora).get(AWAY + "?year=2026").lists("/_embedded/elements/*/startDate", "2025-12-24");
    server.api(nora).get(AWAY + "?year=2024").has("/total", 0);
  }

  @Test
  void strangersSignInFirst() {
    world.setting("login_required", false);
    server.visitor().get(HOURS).isError(401, "Unauthenticated");
    world.usualSettings();
  }

  private Person managing(String permission) {
    var nora = world.person(World.unique("nora"));
    world.globalMember(nora.id(), world.globalRole(World.unique("Times"), permission));
    return nora;
  }
}
