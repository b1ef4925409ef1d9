package gewerk.work.workpackages;

import static gewerk.work.workpackages.Story.links;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import gewerk.testkit.TestServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CreateCasesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final Story story = new Story(server);

  @Test
  @Tag("B1")
  void aNewPackageBeginsWithTheUsualValues() {
    story.create().is(201).has("/subject", "n").has("/_links/status/title", "New").has("/_links/priority/title", "Normal")
        .has("/_links/author/href", story.fx.people().dev().path()).has("/scheduleManually", true).has("/startDate", null).has("/percentageDone", null)
        .has("/description/raw", "").has("/lockVersion", 0);
  }

  @Test
  @Tag("B2")
  void whoMayNotAddWorkIsTold() {
    var body = "{'subject':'n'," + links("type", "/types/" + story.task, "project", "/projects/" + story.alpha) + "}";
    story.out.post("/work_packages", body).isError(403, "MissingPermission");
    story.rita.post("/work_packages", body).isError(403, "MissingPermission");
  }

  @Test
  @Tag("B3")
  void allThatIsMissingIsToldAtOnce() {
    long before = story.fx.world().number("select count(*) from work_packages");
    story.dev.post("/work_packages", "{}").isSeveral(422, "Subject can't be blank.", "Type can't be blank.", "Project can't be blank.");
    assertThat(story.fx.world().number("select count(*) from work_packages")).isEqualTo(before);
  }

  @Test
  @Tag("B4")
  void unknownMembersArePassedOver() {
    story.dev.post("/work_packages", "{'bogus':1," + links("type", "/types/" + story.task, "project", "/projects/" + story.alpha) + "}")
        .isInvalid("subject", "Subject can't be blank.");
  }

  @Test
  @Tag("B5")
  void insideAProjectTheFirstTypeIsTaken() {
    var path = "/projects/" + story.alpha + "/work_packages";
    story.dev.post(path, "{'subject':'x'}").is(201).has("/_links/type/title", "Task").has("/_links/project/title", "ALPHA");
    story.out.post(path, "{'subject':'x'}").is(404);
  }

  @Test
  @Tag("B7")
  void theLastDayFollowsFromStartAndDuration() {
    story.create("'startDate':'2026-03-02'", "'duration':'P3D'").is(201).has("/dueDate", "2026-03-04").has("/duration", "P3D");
  }

  @Test
  @Tag("B8")
  void aDateIsWrittenInOneWay() {
    story.create("'startDate':'02.03.2026'").isError(422, "PropertyFormatError",
        "Invalid format for property 'startDate': Expected format like 'YYYY-MM-DD (ISO 8601 date only)', but got '02.03.2026'.").about("startDate");
  }

  @Test
  @Tag("B9")
  void aDurationIsWrittenInOneWay() {
    assertThat(story.create("'estimatedTime':'2h'").isError(422, "PropertyFormatError").text("/message")).endsWith("like 'ISO 8601 duration', but got '2h'.");
  }

  @Test
  @Tag("B10")
  void aTypeIsNoUser() {
    var dev = story.fx.people().dev().path();
    story.dev.post("/work_packages", "{'subject':'n'," + links("type", "/users/" + story.fx.people().dev().id(), "project", "/projects/" + story.alpha) + "}")
        .isError(422, "ResourceTypeMismatch", "For property 'type' a link like '/api/v3/types/:id' is expected, but got '" + dev + "'.");
  }

  @Test
  @Tag("B11")
  void aTypeOfAnotherProjectIsRefused() {
    story.dev.post("/work_packages", "{'subject':'n'," + links("type", "/types/" + story.fx.types().bug(), "project", "/projects/" + story.alpha) + "}")
        .isInvalid("type", "Type is not set to one of the allowed values.");
  }

  @Test
  @Tag("B12")
  void onlyThoseWhoMayBeAssignedAreAssigned() {
    var people = story.fx.people();
    story.createLinked("'assignee':{'href':'" + people.dev2().path() + "'}").is(201).has("/_links/assignee/title", people.dev2().name());
    story.createLinked("'assignee':{'href':'" + people.rita().path() + "'}")
        .isInvalid("assignee", "The chosen user is not allowed to be 'Assignee' for this work package.");
  }

  @Test
  @Tag("B14")
  void aSubjectHas255CharactersAtTheMost() {
    var body = "{'subject':'%s'," + links("type", "/types/" + story.task, "project", "/projects/" + story.alpha) + "}";
    story.dev.post("/work_packages", body.formatted("ä".repeat(256))).isInvalid("subject", "Subject is too long (maximum is 255 characters).");
    story.dev.post("/work_packages", body.formatted("ä".repeat(255))).is(201);
  }

  @Test
  @Tag("B15")
  void theAssigneeOfACategoryIsTakenWhereNobodyIsNamed() {
    var dev2 = story.fx.people().dev2();
    long category = story.fx.world().insert("categories", Map.of("project_id", story.alpha, "name", "C", "default_assignee_id", dev2.id()));
    story.createLinked("'category':{'href':'/api/v3/categories/" + category + "'}").is(201).has("/_links/assignee/title", dev2.name()).has("/_links/category/title", "C");
  }

  @Test
  void aSubjectOfBlanksIsNone() {
    story.dev.post("/work_packages", "{'subject':'  '," + links("type", "/types/" + story.task, "project", "/projects/" + story.alpha) + "}")
        .isInvalid("subject", "Subject can't be blank.");
  }
}
