package gewerk.work.relations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import gewerk.testkit.Client;
import gewerk.testkit.Fixture;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** 2 March 2026 is a Monday. */
class SchedulingByRelationsTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private Fixture fx;
  private Client dev;
  private long a;
  private long b;

  @BeforeEach
  void prepare() {
    fx = server.world().fx();
    dev = server.api(fx.people().dev());
    a = dated("A", "2026-03-02", "2026-03-04", 3);
    b = dated("B", "2026-03-20", "2026-03-24", 3);
  }

  @Test
  void whatFollowsBeginsAsSoonAsItCan() {
    follows(b, a, null).is(201);
    shown(b).has("/scheduleManually", false).has("/startDate", "2026-03-05").has("/dueDate", "2026-03-09").has("/duration", "P3D");
  }

  @Test
  void whatFollowsMovesWithIt() {
    follows(b, a, null).is(201);
    long lock = shown(b).number("/lockVersion");
    change(a, Map.of("dueDate", "2026-03-11")).is(200);
    var moved = shown(b).has("/startDate", "2026-03-12").has("/dueDate", "2026-03-16");
    assertThat(moved.number("/lockVersion")).isGreaterThan(lock);
    assertThat(dev.get("/work_packages/" + b + "/activities").all("/_embedded/elements/*/details").toString()).contains("Dates moved because of A");
    change(a, Map.of("dueDate", "2026-03-03")).is(200);
    shown(b).has("/startDate", "2026-03-04").has("/dueDate", "2026-03-06");
  }

  @Test
  void nothingIsPushedBeyondTheCalendar() {
    follows(b, a, null).is(201);
    long lock = shown(a).number("/lockVersion");
    change(a, Map.of("dueDate", "9999-12-31")).isError(422, "PropertyConstraintViolation", "Work package #" + b + " would be moved beyond the dates that can be written, which end with the year 9999.");
    shown(a).has("/dueDate", "2026-03-04").has("/lockVersion", lock);
    long last = dated("Last", "9999-12-30", "9999-12-31", 2);
    long next = dated("Next", "2026-03-02", "2026-03-04", 3);
    follows(next, last, null).isError(422, "PropertyConstraintViolation");
    assertThat(dev.get("/work_packages/" + next + "/relations").is(200).number("/total")).isZero();
  }

  @Test
  void historiesTellHowItIsScheduledAndWhy() {
    long relation = follows(b, a, null).is(201).id();
    assertThat(details(b)).anySatisfy(entry -> assertThat(entry).contains("Dates moved because of A", "Manual scheduling changed from Yes to No", "Start date changed from"));
    dev.delete("/relations/" + relation).is(204);
    assertThat(details(b)).anySatisfy(entry -> assertThat(entry).contains("Scheduling changed because of A", "Manual scheduling changed from No to Yes"));
    long child = dated("C", "2026-03-02", "2026-03-04", 3);
    change(child, Map.of("_links", Map.of("parent", Map.of("href", "/api/v3/work_packages/" + a)))).is(200);
    assertThat(details(a)).anySatisfy(entry -> assertThat(entry).contains("Scheduling changed because of C", "Manual scheduling changed from Yes to No"));
  }

  /** What each entry of a history says. */
  private List<String> details(long wp) {
    return dev.get("/work_packages/" + wp + "/activities").is(200).all("/_embedded/elements/*/details").stream().map(String::valueOf).toList();
  }

  @Test
  void aLagIsCountedInWorkingDays() {
    long relation = follows(b, a, 2).is(201).has("/lag", 2).id();
    shown(b).has("/startDate", "2026-03-09").has("/dueDate", "2026-03-11");
    dev.patch("/relations/" + relation, "{'lag':0}").is(200);
    shown(b).has("/startDate", "2026-03-05");
  }

  @Test
  void withoutItsLastPredecessorAPackageIsManualAgain() {
    long relation = follows(b, a, null).id();
    dev.delete("/relations/" + relation).is(204);
    shown(b).has("/scheduleManually", true).has("/startDate", "2026-03-05");
  }

  @Test
  void aTypeThatBecomesFollowsSchedulesToo() {
    long relation = dev.post("/work_packages/" + b + "/relations", body("relates", a, null)).is(201).id();
    shown(b).has("/scheduleManually", true).has("/startDate", "2026-03-20");
    dev.patch("/relations/" + relation, "{'type':'follows'}").is(200);
    shown(b).has("/scheduleManually", false).has("/startDate", "2026-03-05");
    dev.patch("/relations/" + relation, "{'type':'relates'}").is(200);
    shown(b).has("/scheduleManually", true);
  }

  @Test
  void aMilestoneFollowsOnTheNextWorkingDay() {
    long friday = dated("Friday", "2026-03-05", "2026-03-06", 2);
    long milestone = fx.workPackage("M", Map.of("type_id", fx.types().milestone(), "start_date", "2026-03-20", "due_date", "2026-03-20", "duration", 1));
    follows(milestone, friday, null).is(201);
    shown(milestone).has("/date", "2026-03-09");
  }

  @Test
  void aFirstChildMakesItsParentFollowTheChild() {
    long parent = fx.workPackage("P");
    long child = dated("X", "2026-03-10", "2026-03-12", 3);
    change(child, Map.of("_links", Map.of("parent", Map.of("href", "/api/v3/work_packages/" + parent)))).is(200);
    shown(parent).has("/scheduleManually", false).has("/startDate", "2026-03-10").has("/dueDate", "2026-03-12").has("/duration", "P3D");
    change(parent, Map.of("startDate", "2026-03-20"));
    shown(parent).has("/startDate", "2026-03-10");
    change(parent, Map.of("scheduleManually", true, "startDate", "2026-03-02", "dueDate", "2026-03-03")).is(200);
    shown(parent).has("/startDate", "2026-03-02").has("/derivedStartDate", "2026-03-10").has("/derivedDueDate", "2026-03-12");
  }

  @Test
  void nothingIsAutomaticWithoutAReason() {
    change(a, Map.of("scheduleManually", false)).is(200).has("/scheduleManually", true);
  }

  private long dated(String subject, String start, String due, int days) {
    return fx.workPackage(subject, Map.of("start_date", start, "due_date", due, "duration", days));
  }

  private Reply follows(long successor, long predecessor, Integer lag) {
    return dev.post("/work_packages/" + successor + "/relations", body("follows", predecessor, lag));
  }

  private static Map<String, Object> body(String type, long to, Integer lag) {
    var body = new HashMap<String, Object>(Map.of("type", type, "_links", Map.of("to", Map.of("href", "/api/v3/work_packages/" + to))));
    if (lag != null) {
      body.put("lag", lag);
    }
    return body;
  }

  private Reply shown(long id) {
    return dev.get("/work_packages/" + id).is(200);
  }

  private Reply change(long id, Map<String, ?> changes) {
    var body = new HashMap<String, Object>(changes);
    body.put("lockVersion", shown(id).number("/lockVersion"));
    return dev.patch("/work_packages/" + id, body);
  }
}
