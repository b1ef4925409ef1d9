package gewerk.work.workpackages;

import static gewerk.work.workpackages.Story.links;
import static gewerk.work.workpackages.Story.path;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import gewerk.testkit.TestServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FormCasesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final Story story = new Story(server);
  private final long w = story.fx.workPackage("W");

  @Test
  @Tag("F1")
  void anEmptyFormTellsWhatIsMissing() {
    var form = story.dev.post("/work_packages/form", "{}").is(200).has("/_type", "Form").lacks("/_links/commit");
    assertThat(form.at("/_embedded/validationErrors").propertyNames()).containsExactlyInAnyOrder("subject", "type", "project");
  }

  @Test
  @Tag("F2")
  void aGoodFormCanBeCommitted() {
    story.dev.post("/work_packages/form", "{'subject':'n'," + links("type", "/types/" + story.task, "project", "/projects/" + story.alpha) + "}").is(200)
        .has("/_embedded/validationErrors", Map.of()).has("/_links/commit", Map.of("href", "/api/v3/work_packages", "method", "post"))
        .has("/_embedded/schema/project/_links/allowedValues/href", "/api/v3/work_packages/available_projects");
  }

  @Test
  @Tag("F3")
  void aFormOfAPackageKnowsItsVersion() {
    var form = "/api/v3" + path(w) + "/form";
    story.form(w).is(200).has("/_embedded/payload/lockVersion", 0).has("/_links/validate/href", form).has("/_links/commit", Map.of("href", "/api/v3" + path(w), "method", "patch"));
  }

  @Test
  @Tag("F4")
  void aFormNeedsTheNewestVersion() {
    story.dev.post(path(w) + "/form", "{}").isError(409, "UpdateConflict");
    story.dev.post(path(w) + "/form", "{'lockVersion':7}").isError(409, "UpdateConflict");
  }

  @Test
  @Tag("F5")
  void onlyThoseWhoMayChangeGetAForm() {
    story.rita.post(path(w) + "/form", "{'lockVersion':0}").is(403);
    story.out.post(path(w) + "/form", "{'lockVersion':0}").is(404);
  }

  @Test
  @Tag("F6")
  void whatCannotBeReadIsRefused() {
    story.form(w, "'startDate':'x'").isError(422, "PropertyFormatError");
  }

  @Test
  @Tag("F7")
  void aFormTellsWhatIsWrongAndSavesNothing() {
    story.form(w, "'subject':''").is(200).has("/_embedded/validationErrors/subject/message", "Subject can't be blank.").lacks("/_links/commit");
    story.show(w).has("/subject", "W").has("/lockVersion", 0);
  }

  @Test
  @Tag("F8")
  void aFormOffersTheStatusesReachedFromTheSavedOne() {
    story.form(w, links("status", "/statuses/" + story.fx.statuses().inProgress())).is(200)
        .lists("/_embedded/schema/status/_links/allowedValues/*/title", "New", "In progress");
  }

  @Test
  void aPayloadCanBeSentBackAsItIs() {
    var payload = story.form(w).is(200).at("/_embedded/payload");
    story.dev.send("PATCH", path(w), "application/json", payload.toString()).is(200).has("/lockVersion", 0);
  }

  @Test
  @Tag("F9")
  void aSchemaTellsTheDatesOfItsTypeAndIsCached() {
    var path = "/work_packages/schemas/" + story.alpha + "-" + story.task;
    var schema = story.dev.get(path).is(200).has("/subject/writable", true).includes("/startDate").lacks("/date");
    assertThat(schema.headerValue("ETag").orElseThrow()).startsWith("W/\"");
    story.dev.with("If-None-Match", schema.headerValue("ETag").orElseThrow()).get(path).is(304);
    story.dev.get("/work_packages/schemas/" + story.alpha + "-" + story.fx.types().milestone()).is(200).includes("/date").lacks("/startDate");
  }

  @Test
  @Tag("F10")
  void otherSchemasAreNotFound() {
    story.dev.get("/work_packages/schemas/12").is(404);
    story.dev.get("/work_packages/schemas/12-3-4").is(404);
    story.dev.get("/work_packages/schemas/" + story.beta + "-" + story.task).is(404);
  }

  @Test
  @Tag("F11")
  void severalSchemasAreAskedForByName() {
    story.dev.list("/work_packages/schemas", "[{\"id\":{\"operator\":\"=\",\"values\":[\"%d-%d\",\"0-%d\"]}}]".formatted(story.alpha, story.task, story.task)).is(200).has("/total", 1);
    story.dev.get("/work_packages/schemas").isError(400, "InvalidQuery");
  }

  @Test
  @Tag("F12")
  void sumsHaveASchema() {
    story.dev.get("/work_packages/schemas/sums").is(200).has("/estimatedTime/type", "Duration");
  }
}
