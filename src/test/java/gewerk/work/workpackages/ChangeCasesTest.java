package gewerk.work.workpackages;

import static gewerk.work.workpackages.Story.links;
import static gewerk.work.workpackages.Story.path;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import gewerk.testkit.TestServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChangeCasesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final Story story = new Story(server);
  private final long w = story.fx.workPackage("W");

  @Test
  @Tag("C1")
  void aPackageIsShownWhole() {
    var shown = story.dev.get(path(w)).is(200).has("/_links/self", Map.of("href", "/api/v3/work_packages/" + w, "title", "W"))
        .has("/_links/schema/href", "/api/v3/work_packages/schemas/" + story.alpha + "-" + story.task)
        .has("/_links/assignee", Collections.singletonMap("href", null)).has("/_links/parent", Collections.singletonMap("href", null))
        .lacks("/_links/children", "/remainingTime").has("/estimatedTime", null).has("/derivedRemainingTime", null);
    assertThat(shown.at("/_embedded").propertyNames()).contains("type", "status", "project", "priority", "author", "attachments", "relations");
  }

  @Test
  @Tag("C2")
  void whoOnlyReadsIsOfferedNothingElse() {
    story.rita.get(path(w)).is(200).lacks("/_links/update", "/_links/updateImmediately", "/_links/delete", "/_links/addComment", "/_links/addRelation", "/_links/watchers",
        "/_links/logTime", "/_links/changeParent").includes("/_links/self", "/_links/schema", "/_links/activities", "/_links/relations", "/_links/watch");
  }

  @Test
  @Tag("C3")
  void anAdministratorIsOfferedEverything() {
    story.adm.get(path(w)).is(200).includes("/_links/delete", "/_links/configureForm", "/_links/move", "/_links/copy", "/_links/pdf");
  }

  @Test
  @Tag("C4")
  void aChangeCountsTheVersionUp() {
    story.change(w, "'subject':'S2'").is(200).has("/subject", "S2").has("/lockVersion", 1);
  }

  @Test
  @Tag("C5")
  void aChangeNeedsTheNewestVersion() {
    story.dev.patch(path(w), "{'subject':'S2'}").isError(409, "UpdateConflict", "Could not update the resource because of conflicting modifications.");
    story.change(w, "'subject':'S2'").is(200);
    story.dev.patch(path(w), "{'lockVersion':0,'subject':'S3'}").isError(409, "UpdateConflict");
  }

  @Test
  @Tag("C6")
  void aConflictHidesAllElse() {
    story.dev.patch(path(w), "{'lockVersion':99,'subject':''}").isError(409, "UpdateConflict");
  }

  @Test
  @Tag("C7")
  void onlyThoseWhoMayChange() {
    story.change(story.rita, w, "'subject':'x'").isError(403, "MissingPermission");
    story.change(story.out, w, "'subject':'x'").is(404);
  }

  @Test
  @Tag("C8")
  void aSubjectStays() {
    story.change(w, "'subject':''").isInvalid("subject", "Subject can't be blank.");
  }

  @Test
  @Tag("C9")
  void severalMistakesAreToldTogether() {
    assertThat(story.change(w, "'subject':''", links("parent", "/work_packages/-123")).isError(422, "MultipleErrors").messages())
        .contains("Subject can't be blank.", "Parent does not exist.");
  }

  @Test
  @Tag("C10")
  void whatTheServerWritesNobodyElseWrites() {
    story.change(w, "'createdAt':'2026-01-01T00:00:00Z'").isError(422, "PropertyIsReadOnly", "Created on was attempted to be written but is not writable.").about("createdAt");
  }

  @Test
  @Tag("C11")
  void eachOfThemIsTold() {
    var reply = story.change(w, "'createdAt':'2026-01-01T00:00:00Z'", "'updatedAt':'2026-01-01T00:00:00Z'").isError(422, "MultipleErrors");
    assertThat(reply.all("/_embedded/errors/*/errorIdentifier").stream().map(node -> node.asString())).hasSize(2).allMatch(urn -> urn.endsWith(":PropertyIsReadOnly"));
  }

  @Test
  @Tag("C12")
  void theRightToAssignVersionsIsOneOfItsOwn() {
    var world = story.fx.world();
    long version = world.insert("versions", Map.of("project_id", story.alpha, "name", "1.0", "status", "open", "sharing", "none", "description", "", "custom", Map.of()));
    world.revoke(story.fx.roles().dev(), "assign_versions");
    story.change(w, links("version", "/versions/" + version)).isError(422, "PropertyIsReadOnly").about("version");
    world.grant(story.fx.roles().reader(), "assign_versions");
    story.change(story.rita, w, "'subject':'x'").isError(422, "PropertyIsReadOnly").about("subject");
    story.change(story.rita, w, links("version", "/versions/" + version)).is(200).has("/_links/version/title", "1.0");
  }

  @Test
  @Tag("C13")
  void aStatusFollowsTheWorkflow() {
    story.change(w, links("status", "/statuses/" + story.fx.statuses().resolved()))
        .isInvalid("status", "Status is invalid because no valid transition exists from old to new status for the current user's roles.");
    story.change(w, links("status", "/statuses/" + story.fx.statuses().inProgress())).is(200).has("/_links/status/title", "In progress");
  }

  @Test
  @Tag("C14")
  void aStatusIsNoUser() {
    story.change(w, links("status", "/users/1")).isError(422, "ResourceTypeMismatch");
  }

  @Test
  @Tag("C15")
  void anAssigneeIsSetAndTakenAway() {
    story.change(w, links("assignee", "/users/" + story.fx.people().dev2().id())).is(200).has("/_links/assignee/href", story.fx.people().dev2().path());
    story.change(w, links("assignee", "null")).is(200).has("/_links/assignee", Collections.singletonMap("href", null));
    story.change(w, links("assignee", "/users/909090")).isInvalid("assignee", "The chosen user is not allowed to be 'Assignee' for this work package.");
    story.change(w, links("responsible", "/users/909090")).isInvalid("responsible", "The chosen user is not allowed to be 'Accountable' for this work package.");
  }

  @Test
  @Tag("C16")
  void anAssigneeIsAPerson() {
    assertThat(story.change(w, links("assignee", "/statuses/1")).isError(422, "ResourceTypeMismatch").text("/message"))
        .contains("/api/v3/groups/:id' or '/api/v3/users/:id' or '/api/v3/placeholder_users/:id");
  }

  @Test
  @Tag("C17")
  void aDescriptionIsMarkdown() {
    var shown = story.change(w, "'description':{'raw':'**b**'}").is(200).has("/description/format", "markdown");
    assertThat(shown.text("/description/html")).contains("<p class=\"op-uc-p\"").contains("<strong>b</strong>");
    story.change(w, "'description':{'raw':null}").is(200).has("/description/raw", "");
  }

  @Test
  @Tag("C18")
  void aMilestoneHasOneDate() {
    story.change(w, "'startDate':'2026-03-02'", "'dueDate':'2026-03-04'").is(200);
    story.change(w, links("type", "/types/" + story.fx.types().milestone())).is(200).has("/date", "2026-03-04").lacks("/startDate", "/dueDate", "/duration");
  }

  @Test
  @Tag("C19")
  void aParentIsNoMilestone() {
    story.childOf(w, "X", Map.of());
    story.change(w, links("type", "/types/" + story.fx.types().milestone())).isInvalid("type", "Type cannot be a milestone because this work package has children.");
  }

  @Test
  @Tag("C20")
  void aParentIsNoDescendant() {
    long x = story.fx.workPackage("X");
    story.change(x, links("parent", path(w))).is(200).has("/_links/parent/title", "W");
    var refused = story.change(w, links("parent", path(x))).is(422).about("parent");
    assertThat(refused.text("/message")).contains("A work package cannot be linked to one of its subtasks.");
  }

  @Test
  @Tag("C21")
  void aParentIsAnotherPackageOfTheProjectThatIsNoMilestone() {
    story.joinBeta();
    long milestone = story.fx.workPackage("M", Map.of("type_id", story.fx.types().milestone()));
    long elsewhere = story.fx.workPackage("B", Map.of("project_id", story.beta));
    story.change(w, links("parent", path(w))).isInvalid("parent", "Parent cannot be assigned to itself.");
    story.change(w, links("parent", path(milestone))).isInvalid("parent", "Parent cannot be a milestone.");
    story.change(w, links("parent", path(elsewhere))).isInvalid("parent", "Parent cannot be in another project.");
  }

  @Test
  @Tag("C22")
  void movingNeedsRightsHereAndThere() {
    story.joinBeta();
    story.change(w, links("project", "/projects/" + story.beta)).isError(422, "PropertyIsReadOnly").about("project");
    var world = story.fx.world();
    world.grant(story.fx.roles().dev(), "move_work_packages");
    long version = world.insert("versions", Map.of("project_id", story.alpha, "name", "1.0", "status", "open", "sharing", "none", "description", "", "custom", Map.of()));
    story.change(w, links("version", "/versions/" + version)).is(200);
    story.change(w, links("project", "/projects/" + story.beta)).is(200).has("/_links/project/title", "BETA").has("/_links/version/href", null);
  }

  @Test
  @Tag("C23")
  void aChangeOfNothingIsNone() {
    story.change(w).is(200).has("/lockVersion", 0);
    story.change(w, "'subject':'W'").is(200).has("/lockVersion", 0);
  }

  @Test
  @Tag("C24")
  void deletingNeedsARightAndTakesTheChildrenAlong() {
    long child = story.childOf(w, "X", Map.of());
    story.dev.delete(path(w)).is(403);
    story.out.delete(path(w)).is(404);
    story.fx.world().grant(story.fx.roles().dev(), "delete_work_packages");
    story.dev.delete(path(w)).is(204);
    story.dev.get(path(w)).is(404);
    story.dev.get(path(child)).is(404);
  }

  @Test
  void aPageOfPackagesCostsTheSameNumberOfStatementsAsOne() {
    for (int i = 0; i < 10; i++) {
      story.fx.workPackage("W" + i, Map.of("assignee_id", story.fx.people().dev2().id()));
    }
    int one = story.dev.leastStatements("/work_packages?pageSize=1");
    assertThat(story.dev.leastStatements("/work_packages?pageSize=20")).isLessThanOrEqualTo(one).isLessThanOrEqualTo(8);
    assertThat(story.dev.list("/work_packages", Map.of("pageSize", "20")).lists("/_embedded/elements/*/_type",
        Collections.nCopies(11, "WorkPackage").toArray()).all("/_embedded/elements/*/id")).isNotEqualTo(List.of());
  }
}
