package gewerk.work.workpackages;

import static gewerk.work.workpackages.Story.path;

import java.util.Map;

import gewerk.testkit.Multipart;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are nearly right, as an audit of the reference found them. */
class OddRequestsTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final Story story = new Story(server);
  private final long w = story.fx.workPackage("W", Map.of("assignee_id", story.fx.people().dev().id()));

  @ParameterizedTest
  @ValueSource(strings = {"status", "type", "priority", "project", "category", "version", "subprojectId", "memberOfGroup", "id", "parent"})
  void meNamesOnlyPeople(String filter) {
    filtered("/work_packages", filter, "=", "me").isError(400, "InvalidQuery");
  }

  @ParameterizedTest
  @ValueSource(strings = {"author", "assignee", "responsible", "assigneeOrGroup", "watcher"})
  void meIsTakenWherePeopleAreNamed(String filter) {
    filtered("/work_packages", filter, "=", "me").is(200);
  }

  @ParameterizedTest
  @CsvSource({"percentageDone,=", "percentageDone,>=", "percentageDone,<=", "duration,>=", "subject,~", "subject,!~", "description,~", "search,**"})
  void comparisonsTakeOneValue(String filter, String operator) {
    filtered("/work_packages", filter, operator, "1", "2").isError(400, "InvalidQuery");
    filtered("/work_packages", filter, operator, "1").is(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"subject_or_id", "assignedTo", "assignedToId", "statusId", "doneRatio", "estimatedHours", "createdOn", "STATUS"})
  void filtersHaveOldNamesInBothSpellings(String name) {
    story.dev.list("/work_packages", "[{\"%s\":{\"operator\":\"zz\",\"values\":[]}}]".formatted(name)).isError(400, "InvalidQuery")
        .text("/message").endsWith("Operator is not set to one of the allowed values.");
  }

  @Test
  void lettersAreCountedAsPeopleDo() {
    story.change(w, "'subject':'" + "😀".repeat(255) + "'").is(200);
    story.change(w, "'subject':'" + "😀".repeat(256) + "'").isError(422, "PropertyConstraintViolation", "Subject is too long (maximum is 255 characters).");
  }

  @Test
  void aSpaceThatDoesNotBreakIsNoSubject() {
    story.change(w, "'subject':'\u00a0\u2003'").isError(422, "PropertyConstraintViolation", "Subject can't be blank.");
  }

  @Test
  void aListOfLinksIsNoLink() {
    story.change(w, "'_links':{'assignee':[{'href':'/api/v3/users/%d'}]}".formatted(story.fx.people().dev2().id())).isError(422, "ResourceTypeMismatch");
    story.change(w, "'_links':{'assignee':[]}").is(200).has("/_links/assignee/title", story.fx.people().dev().name());
  }

  @Test
  void theFilesOfAnUnseenWorkPackageAreNotFoundInItsWords() {
    story.out.get(path(w) + "/attachments").isError(404, "NotFound", "The work package you are looking for cannot be found or has been deleted.");
  }

  @Test
  void nobodyReadsACommentThatWasMeantToBeInternal() {
    story.dev.post(path(w) + "/activities", "{'comment':{'raw':'x'},'internal':'true'}").isError(422, "PropertyConstraintViolation");
    story.dev.post(path(w) + "/activities", "{'comment':{'raw':'x'},'internal':'yes'}").isError(400, "BadRequest", "Bad request: internal is invalid");
    story.dev.post(path(w) + "/activities", "{'comment':{'raw':'x'},'internal':null}").is(201).has("/internal", false);
  }

  @Test
  void workIsFoundByTheRolesOfItsAssignee() {
    var roles = story.fx.roles();
    long free = story.fx.workPackage("Free");
    filtered("/work_packages", "assignedToRole", "=", String.valueOf(roles.dev())).lists("/_embedded/elements/*/id", w);
    filtered("/work_packages", "assignedToRole", "=", String.valueOf(roles.reader())).has("/total", 0);
    filtered("/work_packages", "assignedToRole", "!", String.valueOf(roles.dev())).lists("/_embedded/elements/*/id", free);
    filtered("/work_packages", "assignedToRole", "*").lists("/_embedded/elements/*/id", w);
    filtered("/work_packages", "assignedToRole", "!*").lists("/_embedded/elements/*/id", free);
    filtered("/work_packages", "assignedToRole", "=", "999999").isError(400, "InvalidQuery");
  }

  @Test
  void subprojectsAreChosenWithinAProject() {
    long inner = beneath("inner");
    long other = beneath("other");
    long one = story.fx.workPackage("One", Map.of("project_id", inner));
    long two = story.fx.workPackage("Two", Map.of("project_id", other));
    var list = "/projects/" + story.alpha + "/work_packages";
    filtered(list, "subprojectId", "=", String.valueOf(inner)).lists("/_embedded/elements/*/id", w, one);
    filtered(list, "subprojectId", "!", String.valueOf(inner)).lists("/_embedded/elements/*/id", w, two);
    filtered(list, "subprojectId", "*").lists("/_embedded/elements/*/id", w, one, two);
    filtered(list, "subprojectId", "!*").lists("/_embedded/elements/*/id", w);
    filtered(list, "onlySubproject", "=", String.valueOf(inner)).lists("/_embedded/elements/*/id", one);
    filtered(list, "onlySubproject", "!", String.valueOf(inner)).lists("/_embedded/elements/*/id", w, two);
  }

  @Test
  void workIsFoundByWithWhomItIsShared() {
    long dev = story.fx.people().dev().id();
    long out = story.fx.people().out().id();
    story.fx.world().share(out, story.alpha, w, story.fx.roles().reader());
    long kept = story.fx.workPackage("Kept");
    story.out.list("/work_packages", "[{\"sharedWithMe\":{\"operator\":\"=\",\"values\":[\"t\"]}}]").lists("/_embedded/elements/*/id", w);
    story.out.list("/work_packages", "[{\"sharedWithMe\":{\"operator\":\"=\",\"values\":[\"f\"]}}]").has("/total", 0);
    filtered("/work_packages", "sharedWithUser", "*").has("/total", 0);
    story.fx.world().grant(story.fx.roles().dev(), "view_shared_work_packages");
    filtered("/work_packages", "sharedWithUser", "*").lists("/_embedded/elements/*/id", w);
    filtered("/work_packages", "sharedWithUser", "!*").lists("/_embedded/elements/*/id", kept);
    story.adm.list("/work_packages", "[{\"sharedWithUser\":{\"operator\":\"=\",\"values\":[\"%d\"]}}]".formatted(out)).lists("/_embedded/elements/*/id", w);
    story.adm.list("/work_packages", "[{\"sharedWithUser\":{\"operator\":\"&=\",\"values\":[\"%d\",\"%d\"]}}]".formatted(out, dev)).has("/total", 0);
    story.adm.list("/work_packages", "[{\"sharedWithUser\":{\"operator\":\"&=\",\"values\":[\"%d\"]}}]".formatted(out)).has("/total", 1);
  }

  @Test
  void workIsFoundByTheNamesOfItsFiles() {
    long bare = story.fx.workPackage("Bare");
    story.dev.upload(path(w) + "/attachments", new Multipart().field("metadata", "{\"fileName\":\"Tide table.txt\"}").file("file", "x.txt", "text/plain", new byte[] {'x'})).is(201);
    filtered("/work_packages", "attachmentFileName", "~", "TIDE txt").lists("/_embedded/elements/*/id", w);
    filtered("/work_packages", "attachmentFileName", "!~", "tide").lists("/_embedded/elements/*/id", bare);
  }

  @Test
  void durationsLeadToNoDateThatCannotBeWritten() {
    story.change(w, "'startDate':'9999-12-30','duration':'P900D'").isError(422, "PropertyConstraintViolation", "Finish date is not a valid date.");
    story.change(w, "'dueDate':'2026-01-05','duration':'P900000D'").isError(422, "PropertyConstraintViolation", "Start date is not a valid date.");
    story.change(w, "'startDate':'0001-01-01','dueDate':'9999-12-31'").is(200);
  }

  @Test
  void nothingIsLearntOfAProjectWhereOneMayNotAddWork() {
    story.fx.world().grant(story.fx.roles().dev(), "move_work_packages");
    story.change(w, "'_links':{'project':{'href':'/api/v3/projects/%d'}}".formatted(story.beta))
        .isError(422, "PropertyConstraintViolation", "Project is not set to one of the allowed values.");
    story.change(w, "'_links':{'project':{'href':'/api/v3/projects/99999'}}").isError(422, "PropertyConstraintViolation", "Project is not set to one of the allowed values.");
  }

  @Test
  void versionsAreSortedAsOurOwnLinksAsk() {
    for (var name : java.util.List.of("10.0", "9.1")) {
      story.fx.world().insert("versions", Map.of("project_id", story.alpha, "name", name, "status", "open", "sharing", "none", "description", "", "custom", Map.of()));
    }
    story.dev.list("/versions", Map.of("sortBy", "[[\"semver_name\",\"asc\"]]")).is(200).lists("/_embedded/elements/*/name", "9.1", "10.0");
  }

  private long beneath(String name) {
    long id = story.fx.world().project(name, name);
    story.fx.world().update("projects", id, Map.of("parent_id", story.alpha, "ancestor_ids", java.util.List.of(story.alpha)));
    story.fx.world().member(story.fx.people().dev().id(), id, story.fx.roles().dev());
    return id;
  }

  private Reply filtered(String list, String filter, String operator, String... values) {
    var quoted = java.util.Arrays.stream(values).map(value -> "\"" + value + "\"").toList();
    return story.dev.list(list, "[{\"%s\":{\"operator\":\"%s\",\"values\":%s}}]".formatted(filter, operator, quoted));
  }
}
