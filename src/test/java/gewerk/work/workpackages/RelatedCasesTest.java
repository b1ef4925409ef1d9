package gewerk.work.workpackages;

import static gewerk.work.workpackages.Story.links;
import static gewerk.work.workpackages.Story.path;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import gewerk.testkit.Client;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RelatedCasesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final Story story = new Story(server);
  private final long w = story.create().is(201).id();
  private final long x = story.fx.workPackage("X");

  @Test
  @Tag("I1")
  void aCommentIsAnActivity() {
    var comment = comment(story.dev, "hi").is(201).has("/_type", "Activity::Comment").has("/comment/raw", "hi").has("/internal", false);
    assertThat(comment.number("/version")).isGreaterThan(1);
    comment(story.rita, "hi").is(404);
    comment(story.dev, " ").is(422);
  }

  @Test
  @Tag("I2")
  void theFirstActivityIsTheCreation() {
    comment(story.dev, "hi").is(201);
    story.dev.get(path(w) + "/activities").is(200).has("/_embedded/elements/0/version", 1).has("/total", 2);
  }

  @Test
  @Tag("I3")
  void onesOwnCommentIsRewritten() {
    long id = comment(story.dev, "old").id();
    story.dev.patch("/activities/" + id, "{'comment':'new'}").is(200).has("/comment/raw", "new");
    story.dev.patch("/activities/" + id, "{'comment':{'raw':'new'}}").is(400);
    long other = comment(story.dev2, "mine").id();
    story.dev.patch("/activities/" + other, "{'comment':'yours'}").is(403);
  }

  @Test
  @Tag("I4")
  void aReactionComesAndGoes() {
    var path = "/activities/" + comment(story.dev, "nice").id() + "/emoji_reactions";
    story.dev.patch(path, "{'reaction':'heart'}").is(200).has("/total", 1);
    story.dev.patch(path, "{'reaction':'heart'}").is(200).has("/total", 0);
    story.dev.patch(path, "{'reaction':'foo'}").isError(400, "BadRequest", "Bad request: reaction does not have a valid value");
  }

  @Test
  @Tag("I5")
  void watchersAreAddedOnceAndRemovedAtWill() {
    var people = story.fx.people();
    var path = path(w) + "/watchers";
    story.dev.post(path, "{'user':{'href':'" + people.dev2().path() + "'}}").is(201);
    story.dev.post(path, "{'user':{'href':'" + people.dev2().path() + "'}}").is(200);
    assertThat(story.dev.post(path, "{'user':{'href':'" + people.out().path() + "'}}").is(422).text("/message")).contains("User is not allowed to view this resource.");
    story.dev.send("POST", path, "application/json", "").is(400);
    story.dev.post(path, "{'user':{'href':'/api/v3/users/909090'}}").is(404);
    story.dev.delete(path + "/" + people.dev2().id()).is(204);
    story.dev.delete(path + "/" + people.dev2().id()).is(204);
  }

  @Test
  @Tag("I6")
  void aRelationIsMadeOnce() {
    relate(w, x, "relates").is(201).has("/type", "relates").lacks("/lag");
    assertThat(relate(w, x, "relates").is(422).text("/message")).endsWith("has already been taken.");
    assertThat(relate(x, w, "relates").is(422).text("/message")).endsWith("has already been taken.");
  }

  @Test
  @Tag("I7")
  void toPrecedeIsToBeFollowed() {
    relate(w, x, "precedes").is(201).has("/type", "follows").has("/_links/from/href", "/api/v3" + path(x)).has("/_links/to/href", "/api/v3" + path(w));
  }

  @Test
  @Tag("I8")
  void followersMakeNoCircle() {
    relate(w, x, "follows").is(201);
    assertThat(relate(x, w, "follows").is(422).text("/message")).contains("This relation would create a circular dependency.");
  }

  @Test
  @Tag("I9")
  void whoOnlyReadsSeesRelations() {
    long relation = relate(w, x, "relates").id();
    story.rita.post(path(w) + "/relations", "{'type':'blocks'," + links("to", path(x)) + "}").is(422);
    story.rita.delete("/relations/" + relation).is(422);
    story.rita.get("/relations/" + relation).is(200).lacks("/_links/delete");
    story.out.get("/relations/" + relation).is(404);
    story.dev.get("/relations/" + relation).is(200).includes("/_links/delete");
  }

  @Test
  @Tag("I10")
  void aRelationIsOfAKnownType() {
    relate(w, x, "bogus").is(422).about("type");
  }

  @Test
  @Tag("I16")
  void aVersionInUseStays() {
    var world = story.fx.world();
    world.grant(story.fx.roles().dev(), "manage_versions");
    long version = world.insert("versions", Map.of("project_id", story.alpha, "name", "1.0", "status", "open", "sharing", "none", "description", "", "custom", Map.of()));
    story.change(w, links("version", "/versions/" + version)).is(200);
    story.dev.get("/versions/" + version).is(200).has("/_links/definingProject/title", "ALPHA");
    assertThat(story.dev.delete("/versions/" + version).is(422).text("/message")).contains("The version cannot be deleted as it has work packages attached to it.");
    story.change(w, links("version", "null")).is(200);
    story.dev.delete("/versions/" + version).is(204);
  }

  @Test
  @Tag("I17")
  void whoSeesNoWorkSeesNoTypesAndStatuses() {
    story.out.get("/types").is(403);
    story.out.get("/statuses").is(403);
    story.dev.get("/types").is(200);
  }

  @Test
  @Tag("I18")
  void candidatesForARelationAreNeitherItselfNorItsFamily() {
    var child = story.childOf(w, "X child", Map.of());
    var found = story.dev.get(path(w) + "/available_relation_candidates?query=X&type=follows").is(200);
    assertThat(found.all("/_embedded/elements/*/id").stream().map(node -> node.asLong())).contains(x).doesNotContain(w, child);
  }

  private Reply comment(Client who, String words) {
    return who.post(path(w) + "/activities", "{'comment':{'raw':'" + words + "'}}");
  }

  private Reply relate(long from, long to, String type) {
    return story.dev.post(path(from) + "/relations", "{'type':'" + type + "'," + links("to", path(to)) + "}");
  }
}
