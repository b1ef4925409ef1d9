package gewerk.work.workpackages;

import static gewerk.work.workpackages.Story.links;
import static gewerk.work.workpackages.Story.path;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("What stands beneath goes along into another project")
class OtherProjectTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final World world = server.world();
  private final Story story = new Story(server);
  private final long ship = story.fx.workPackage("Ship");
  private final long hull = story.childOf(ship, "Hull", Map.of());
  private final long keel = story.fx.workPackage("Keel", Map.of("parent_id", hull, "ancestor_ids", List.of(ship, hull)));

  @BeforeEach
  void devMayMove() {
    story.joinBeta();
    world.grant(story.fx.roles().dev(), "move_work_packages");
  }

  @Test
  void eachHasAnEntryOfItsOwn() {
    move(ship, story.beta).is(200);
    for (long each : List.of(hull, keel)) {
      story.show(each).has("/_links/project/title", "BETA").has("/lockVersion", 1);
      assertThat(story.dev.get(path(each) + "/activities").is(200).all("/_embedded/elements/0/details/*/raw").stream().map(node -> node.asString()))
          .containsExactly("Project changed from ALPHA to BETA");
    }
    story.show(keel).has("/_links/parent/title", "Hull").lists("/_links/ancestors/*/title", "Ship", "Hull");
  }

  @Test
  void theyLeaveWhatTheOtherProjectDoesNotHave() {
    long docks = category(story.alpha, "Docks");
    long theirs = category(story.beta, "docks");
    world.update("work_packages", hull, Map.of("category_id", docks, "version_id", version(story.alpha, "none")));
    long everywhere = version(story.alpha, "system");
    world.update("work_packages", keel, Map.of("category_id", category(story.alpha, "Yard"), "version_id", everywhere));
    move(ship, story.beta).is(200);
    story.show(hull).has("/_links/category/href", "/api/v3/categories/" + theirs).has("/_links/version/href", null);
    story.show(keel).has("/_links/category/href", null).has("/_links/version/href", "/api/v3/versions/" + everywhere);
  }

  @Test
  void theyTakeATypeThatTheOtherProjectUses() {
    long above = story.fx.workPackage("Above", Map.of("project_id", story.beta));
    long bug = story.childOf(above, "Bug", Map.of("project_id", story.beta, "type_id", story.fx.types().bug()));
    move(above, story.alpha).is(200);
    story.show(bug).has("/_links/type/title", "Task").has("/_links/project/title", "ALPHA");
  }

  @Test
  void itCostsTheSameStatementsHoweverManyThereAre() {
    int two = move(ship, story.beta).is(200).statements();
    long full = story.fx.workPackage("Full");
    for (int i = 0; i < 20; i++) {
      story.childOf(full, "Child " + i, Map.of());
    }
    assertThat(move(full, story.beta).is(200).statements()).isLessThanOrEqualTo(two);
  }

  @Test
  void relationsToWhatStaysBehindEndWhereTheyMayNotCrossProjects() {
    long slip = story.fx.workPackage("Slip");
    relate(ship, "follows", slip);
    relate(keel, "duplicates", slip);
    relate(ship, "relates", keel);
    move(ship, story.beta).is(200);
    assertThat(relations(slip)).isEmpty();
    assertThat(relations(keel)).containsExactly("relates");
    story.show(ship).has("/_links/project/title", "BETA");
  }

  @Test
  void whereTheyMayTheyStay() {
    long slip = story.fx.workPackage("Slip");
    relate(ship, "follows", slip);
    world.setting("cross_project_work_package_relations", true);
    move(ship, story.beta).is(200);
    assertThat(relations(slip)).containsExactly("follows");
  }

  private Reply move(long wp, long project) {
    return story.change(wp, links("project", "/projects/" + project));
  }

  private void relate(long from, String type, long to) {
    story.dev.post(path(from) + "/relations", "{'type':'" + type + "','_links':{'to':{'href':'/api/v3/work_packages/" + to + "'}}}").is(201);
  }

  private List<String> relations(long wp) {
    return story.dev.get(path(wp) + "/relations").is(200).all("/_embedded/elements/*/type").stream().map(node -> node.asString()).toList();
  }

  private long category(long project, String name) {
    return world.insert("categories", Map.of("project_id", project, "name", name));
  }

  private long version(long project, String sharing) {
    return world.insert("versions", Map.of("project_id", project, "name", World.unique("v"), "status", "open", "sharing", sharing, "description", "", "custom", Map.of()));
  }
}
