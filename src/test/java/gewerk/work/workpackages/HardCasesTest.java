package gewerk.work.workpackages;

import static gewerk.work.workpackages.Story.links;
import static gewerk.work.workpackages.Story.path;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import gewerk.admin.seed.Consistency;
import gewerk.platform.database.Sql;
import gewerk.testkit.Eventually;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody sends by accident twice: many at once, and values at the edge of what a column takes. */
class HardCasesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final Story story = new Story(server);
  private final long w = story.fx.workPackage("W");

  @Test
  void ofManyChangesOfOneVersionOneWins() throws Exception {
    var replies = atOnce(12, number -> story.dev.patch(path(w), "{'lockVersion':0,'subject':'S" + number + "'}"));
    assertThat(replies.stream().filter(reply -> reply.toString().contains("-> 200")).count()).isOne();
    replies.stream().filter(reply -> !reply.toString().contains("-> 200")).forEach(reply -> reply.isError(409, "UpdateConflict"));
    assertThat(story.version(w)).isOne();
  }

  @Test
  void ofManyEqualRelationsOneIsMade() throws Exception {
    long x = story.fx.workPackage("X");
    var replies = atOnce(8, number -> story.dev.post(path(w) + "/relations", "{'type':'relates'," + links("to", path(x)) + "}"));
    assertThat(replies.stream().filter(reply -> reply.toString().contains("-> 201")).count()).isOne();
    replies.stream().filter(reply -> !reply.toString().contains("-> 201")).forEach(reply -> reply.is(422));
  }

  @Test
  void ofManyEqualWatchersOneIsAdded() throws Exception {
    var body = "{'user':{'href':'" + story.fx.people().dev2().path() + "'}}";
    var replies = atOnce(8, number -> story.dev.post(path(w) + "/watchers", body));
    replies.forEach(reply -> assertThat(reply.toString()).containsAnyOf("-> 200", "-> 201"));
    story.dev.get(path(w) + "/watchers").is(200).has("/total", 1);
  }

  @Test
  void twoThatBecomeParentsOfEachOtherAtOnceMakeNoLoop() throws Exception {
    for (int round = 0; round < 5; round++) {
      long a = story.fx.workPackage("A");
      long b = story.fx.workPackage("B");
      atOnce(2, number -> number == 0 ? story.dev.patch(path(a), "{'lockVersion':0," + links("parent", path(b)) + "}")
          : story.dev.patch(path(b), "{'lockVersion':0," + links("parent", path(a)) + "}"));
      long both = story.fx.world().number("select count(*) from work_packages where id = any(?) and parent_id is not null", new long[] {a, b});
      assertThat(both).as("parents of %s and %s", a, b).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void twoThatFollowEachOtherAtOnceMakeNoCircle() throws Exception {
    for (int round = 0; round < 5; round++) {
      long a = story.fx.workPackage("A");
      long b = story.fx.workPackage("B");
      atOnce(2, number -> number == 0 ? story.dev.post(path(a) + "/relations", "{'type':'follows'," + links("to", path(b)) + "}")
          : story.dev.post(path(b) + "/relations", "{'type':'follows'," + links("to", path(a)) + "}"));
      assertThat(story.fx.world().number("select count(*) from relations where from_id = any(?)", new long[] {a, b})).isOne();
    }
  }

  @Test
  void whoeverIsRenamedWhileItsParentMovesKeepsItsPlace() throws Exception {
    for (int round = 0; round < 5; round++) {
      long root = story.fx.workPackage("Root");
      long middle = story.fx.workPackage("Middle");
      long leaf = story.childOf(middle, "Leaf", Map.of());
      atOnce(2, number -> number == 0 ? story.change(middle, links("parent", path(root))) : story.change(leaf, "'subject':'Renamed'"));
      assertThat(story.fx.world().number("select count(*) from work_packages where id = ? and ancestor_ids = ?::bigint[]", leaf, new long[] {root, middle})).isOne();
    }
  }

  @Test
  void manyPackagesMadeAtOnceUnderOneParentAllCount() throws Exception {
    var replies = atOnce(10, number -> story.createLinked("'parent':{'href':'/api/v3" + path(w) + "'}", "'estimatedTime':'PT1H'"));
    replies.forEach(reply -> reply.is(201));
    story.show(w).has("/derivedEstimatedTime", "PT10H");
  }

  /** It has nothing beneath it when its change begins, so that others need not wait for it, and a child when it is written. */
  @Test
  void oneThatBecomesAParentWhileItChangesAddsUp() throws Exception {
    var reply = meanwhile("select id from work_packages where id = " + w + " for update", () -> story.change(w, "'estimatedTime':'PT5H'"),
        "insert into work_packages (project_id, type_id, status_id, priority_id, author_id, parent_id, ancestor_ids, subject, estimated_hours) "
            + "select project_id, type_id, status_id, priority_id, author_id, id, array[id], 'Child', 1 from work_packages where id = " + w);
    reply.is(200).has("/derivedEstimatedTime", "PT6H");
    assertThat(Consistency.wrongTotals(server.database())).isEmpty();
  }

  @Test
  void aNewChildWaitsForTheChangeOfItsParent() throws Exception {
    story.dev.post(path(w) + "/relations", "{'type':'follows'," + links("to", path(story.fx.workPackage("X"))) + "}").is(201);
    var reply = meanwhile("update work_packages set estimated_hours = 5 where id = " + w,
        () -> story.createLinked("'parent':{'href':'/api/v3" + path(w) + "'}", "'estimatedTime':'PT1H'"), "select 1");
    reply.is(201);
    story.show(w).has("/derivedEstimatedTime", "PT6H");
  }

  /** Whoever plans holds everybody back who plans too, and nobody else. */
  @Test
  void aStatusThatCountsTheSameWaitsForNobody() throws Exception {
    long child = story.childOf(w, "Child", Map.of());
    try (var other = server.database().source().getConnection(); var sql = other.createStatement()) {
      other.setAutoCommit(false);
      sql.execute("select pg_advisory_xact_lock(" + WorkPackageStore.PLAN + ")");
      story.change(child, links("status", "/statuses/" + story.fx.statuses().inProgress())).is(200);
      story.change(child, links("status", "/statuses/" + story.fx.statuses().closed())).is(200);
    }
  }

  @Test
  void aStatusThatCountsForNothingAddsUpAnew() {
    var world = story.fx.world();
    long aside = world.insert("statuses", Map.of("name", World.unique("Put aside"), "position", 16, "is_closed", false, "is_default", false, "is_readonly", false,
        "excluded_from_totals", true, "default_done_ratio", 0));
    world.insertAll("workflows", List.of(Map.of("type_id", story.fx.types().task(), "role_id", story.fx.roles().dev(), "old_status_id", story.fx.statuses().fresh(),
        "new_status_id", aside, "author", false, "assignee", false)));
    long child = story.createLinked("'parent':{'href':'/api/v3" + path(w) + "'}", "'estimatedTime':'PT3H'").is(201).id();
    story.show(w).has("/derivedEstimatedTime", "PT3H");
    story.change(child, links("status", "/statuses/" + aside)).is(200);
    story.show(w).has("/derivedEstimatedTime", null);
    story.adm.delete(path(child)).is(204);
  }

  /** Somebody else begins, then comes the deed, which has to wait, then somebody else goes on and is done. */
  private static Reply meanwhile(String begin, Callable<Reply> deed, String goOn) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor(); var other = server.database().source().getConnection(); var sql = other.createStatement()) {
      other.setAutoCommit(false);
      sql.execute(begin);
      var reply = threads.submit(deed);
      Eventually.is(true, () -> server.database().number(Sql.of("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")) > 0);
      sql.execute(goOn);
      other.commit();
      return reply.get();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"'startDate':'9999-12-31'", "'startDate':'0001-01-01'", "'dueDate':'9999-12-31','startDate':'0001-01-01'", "'startDate':'9999-12-31','duration':'P2147483647D'",
      "'duration':'P99999999999999D'", "'estimatedTime':'PT99999999999H'", "'estimatedTime':'P9999999999Y'", "'estimatedTime':'-PT1H'", "'remainingTime':'PT0.001H'",
      "'percentageDone':-1", "'percentageDone':2147483648", "'lockVersion':'x'", "'subject':5", "'subject':['x']", "'subject':'\\ud800'", "'description':7",
      "'scheduleManually':null", "'_links':{'assignee':[]}", "'_links':{'parent':{'href':'/api/v3/work_packages/999999999999999999999'}}",
      "'_links':{'type':{'href':null}}", "'_links':{'project':{'href':null}}", "'_links':{'status':{'href':null}}", "'_links':{'priority':{'href':null}}",
      "'_links':{'version':{'href':'/api/v3/versions/0'}}", "'_links':{'category':{'href':'/api/v3/categories/0'}}", "'customField1':'x'", "'customField999999999999':'x'"})
  void noValueBreaksTheServer(String member) {
    var reply = story.change(w, member);
    assertThat(reply.toString()).as(member).doesNotContain("-> 500");
    var made = story.create(member);
    assertThat(made.toString()).as(member).doesNotContain("-> 500");
    assertThat(story.form(w, member).toString()).as(member).doesNotContain("-> 500");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "subject", "type", "status", "priority", "project", "parent", "assignee", "responsible", "author", "version", "category", "startDate", "dueDate",
      "createdAt", "updatedAt", "duration", "estimatedTime", "remainingTime", "percentageDone", "watcher", "search", "typeahead", "subjectOrId", "comment", "datesInterval",
      "assignedToGroup", "assignedToRole", "assigneeOrGroup", "relates", "follows", "blocks", "children", "onlySubproject", "subprojectId", "attachmentContent", "fileName",
      "manualSort", "relatable", "includes", "duplicates", "partof", "requires", "required", "precedes", "blocked", "duplicated"})
  void noFilterBreaksTheServer(String name) {
    for (var operator : List.of("=", "!", "&=", "*", "!*", "~", "!~", ">=", "<=", "t", "w", "t+", "<t+", ">t+", "t-", ">t-", "<t-", "=d", "<>d", "o", "c", "**", "ow")) {
      for (var values : List.of("[\"me\"]", "[\"" + w + "\"]", "[\"\",\"2026-01-01\"]", "[\"99999999999999\"]")) {
        var reply = story.dev.list("/work_packages", "[{\"" + name + "\":{\"operator\":\"" + operator + "\",\"values\":" + values + "}}]");
        assertThat(reply.toString()).doesNotContain("-> 500");
      }
    }
  }

  @Test
  void noOrderOrGroupBreaksTheServer() {
    for (var name : List.of("id", "subject", "type", "status", "priority", "project", "parent", "assignee", "responsible", "author", "version", "category", "startDate", "dueDate",
        "createdAt", "updatedAt", "duration", "estimatedTime", "remainingTime", "percentageDone", "derivedEstimatedTime", "derivedRemainingTime", "spentTime", "manualSorting")) {
      for (var parameters : List.of(Map.of("sortBy", "[[\"" + name + "\",\"desc\"]]"), Map.of("groupBy", name, "showSums", "true"),
          Map.of("groupBy", name, "sortBy", "[[\"" + name + "\",\"asc\"]]"))) {
        assertThat(story.dev.list("/work_packages", parameters).toString()).doesNotContain("-> 500");
      }
    }
  }

  private static List<Reply> atOnce(int people, java.util.function.IntFunction<Reply> deed) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var deeds = IntStream.range(0, people).<Callable<Reply>>mapToObj(number -> () -> deed.apply(number)).toList();
      var replies = threads.invokeAll(deeds).stream().map(future -> future.resultNow()).toList();
      replies.forEach(reply -> assertThat(reply.toString()).doesNotContain("-> 500"));
      return replies;
    }
  }
}
