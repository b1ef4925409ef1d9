package gewerk.work.relations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import gewerk.testkit.Client;
import gewerk.testkit.Fixture;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RelationApiTest {
  private static final String CIRCULAR = "This relation would create a circular dependency.";
  private static final String TAKEN = "To has already been taken.";

  @RegisterExtension
  static final TestServer server = TestServer.start();

  private Fixture fx;
  private Client dev;
  private Client rita;
  private long a;
  private long b;

  @BeforeEach
  void prepare() {
    fx = server.world().fx();
    dev = server.api(fx.people().dev());
    rita = server.api(fx.people().rita());
    a = fx.workPackage("A");
    b = fx.workPackage("B");
  }

  @Test
  void aRelationTellsBothEndsAndWhatCanBeDoneWithIt() {
    relate(a, "relates", b).is(201).has("/_type", "Relation").has("/type", "relates").has("/reverseType", "relates").has("/name", "related to")
        .lacks("/lag").has("/description", null).has("/_links/from/href", path(a)).has("/_links/from/title", "A").has("/_links/to/href", path(b))
        .has("/_links/updateImmediately/method", "patch").has("/_links/delete/title", "Remove relation")
        .has("/_embedded/from/subject", "A").has("/_embedded/to/subject", "B");
  }

  @Test
  void twoPackagesAreRelatedOnceWhateverTheDirection() {
    relate(a, "relates", b).is(201);
    relate(a, "relates", b).isInvalid("to", TAKEN);
    relate(b, "relates", a).isInvalid("to", TAKEN);
    relate(a, "blocks", b).isInvalid("to", TAKEN);
  }

  @Test
  void aReverseTypeIsKeptFromTheOtherEnd() {
    relate(a, "precedes", b).is(201).has("/type", "follows").has("/reverseType", "precedes").has("/_links/from/href", path(b)).has("/_links/to/href", path(a))
        .has("/lag", null);
    long c = fx.workPackage("C");
    relate(a, "partof", c).is(201).has("/type", "includes").has("/_links/from/href", path(c));
  }

  @Test
  void nothingWaitsForItself() {
    relate(a, "follows", a).isInvalid("base", CIRCULAR);
    relate(a, "follows", b).is(201);
    relate(b, "follows", a).isInvalid("base", CIRCULAR);
    long c = fx.workPackage("C");
    relate(b, "follows", c).is(201);
    relate(c, "follows", a).isInvalid("base", CIRCULAR);
    relate(a, "precedes", c).isInvalid("base", CIRCULAR);
  }

  @Test
  void loopsThroughTheHierarchyCountToo() {
    long parent = fx.workPackage("Parent");
    long child = beneath(parent, "Child");
    relate(child, "follows", parent).isInvalid("base", CIRCULAR);
    relate(parent, "blocks", child).isInvalid("base", CIRCULAR);
    relate(a, "follows", parent).is(201);
    relate(child, "follows", a).isInvalid("base", CIRCULAR);
  }

  @Test
  void relativesMayRelateUnlessOneIsTheOthersParent() {
    long parent = fx.workPackage("Parent");
    long child = beneath(parent, "Child");
    long grandchild = beneath(child, "Grandchild");
    relate(parent, "relates", child).isInvalid("base", CIRCULAR);
    relate(child, "relates", parent).isInvalid("base", CIRCULAR);
    relate(parent, "relates", grandchild).is(201);
  }

  @Test
  void whoMayNotManageRelationsIsToldSoAsOfAMistake() {
    long relation = relate(a, "relates", b).id();
    rita.post("/work_packages/" + a + "/relations", body("relates", b)).isError(422, "PropertyConstraintViolation").about("from");
    rita.delete("/relations/" + relation).isError(422, "PropertyConstraintViolation").about("base");
    rita.patch("/relations/" + relation, "{'description':'x'}").isError(422, "PropertyConstraintViolation");
    rita.get("/relations/" + relation).is(200).lacks("/_links/delete", "/_links/updateImmediately");
    server.api(fx.people().out()).get("/relations/" + relation).isError(404, "NotFound");
    server.api(fx.people().out()).post("/work_packages/" + a + "/relations", body("relates", b)).isError(404, "NotFound");
  }

  @Test
  void whatIsWrittenMustMakeSense() {
    relate(a, "bogus", b).isInvalid("type", "Relation type is not set to one of the allowed values.");
    relate(a, "relates", 99999999).isInvalid("to", "To not found.");
    dev.post("/work_packages/" + a + "/relations", "{'type':'relates'}").isInvalid("to", "To not found.");
    var body = new java.util.HashMap<String, Object>(body("follows", b));
    body.put("lag", 2001);
    dev.post("/work_packages/" + a + "/relations", body).isInvalid("lag", "Lag must be less than or equal to 2000.");
    body.put("lag", "much");
    dev.post("/work_packages/" + a + "/relations", body).isError(422, "PropertyFormatError");
  }

  @Test
  void otherProjectsNeedTheSetting() {
    long elsewhere = fx.workPackage("Elsewhere", Map.of("project_id", fx.projects().beta()));
    server.world().member(fx.people().dev().id(), fx.projects().beta(), fx.roles().dev());
    relate(a, "relates", elsewhere).isError(422, "PropertyConstraintViolation").about("to");
    server.world().setting("cross_project_work_package_relations", true);
    relate(a, "relates", elsewhere).is(201);
    rita.get("/work_packages/" + a + "/relations").has("/total", 0);
    dev.get("/work_packages/" + a + "/relations").has("/total", 1);
  }

  @Test
  void aRelationChangesItsTypeLagAndDescriptionButNotItsEnds() {
    long relation = relate(a, "follows", b).id();
    dev.patch("/relations/" + relation, "{'lag':3,'description':'because'}").is(200).has("/lag", 3).has("/description", "because");
    dev.patch("/relations/" + relation, Map.of("_links", Map.of("to", Map.of("href", path(a))))).isInvalid("to", "To cannot be changed for existing relations.");
    dev.patch("/relations/" + relation, "{'type':'blocks'}").is(200).has("/type", "blocks").lacks("/lag");
    dev.patch("/relations/" + relation, "{'type':'precedes'}").is(200).has("/type", "follows").has("/_links/from/href", path(b));
    dev.delete("/relations/" + relation).is(204);
    dev.get("/relations/" + relation).isError(404, "NotFound");
  }

  @Test
  void relationsAreListedByEndsAndTypes() {
    long c = fx.workPackage("C");
    long first = relate(a, "follows", b).id();
    long second = relate(c, "relates", a).id();
    dev.list("/relations", "[{'involved':{'operator':'=','values':['%d']}}]".formatted(a).replace('\'', '"')).is(200).lists("/_embedded/elements/*/id", first, second)
        .has("/pageSize", 20);
    dev.list("/relations", "[{\"from\":{\"operator\":\"=\",\"values\":[\"" + c + "\"]}}]").lists("/_embedded/elements/*/id", second);
    dev.list("/relations", "[{\"to\":{\"operator\":\"=\",\"values\":[\"" + b + "\"]}},{\"type\":{\"operator\":\"!\",\"values\":[\"relates\"]}}]")
        .lists("/_embedded/elements/*/id", first);
    dev.list("/relations", "[{\"type\":{\"operator\":\"=\",\"values\":[\"bogus\"]}}]").isError(400, "InvalidQuery");
    dev.list("/relations", "[{\"id\":{\"operator\":\"=\",\"values\":[\"" + second + "\"]}}]").lists("/_embedded/elements/*/id", second);
    server.api(fx.people().out()).list("/relations", "[]").has("/total", 0);
  }

  @Test
  void aWorkPackageEmbedsItsRelations() {
    long relation = relate(a, "relates", b).id();
    dev.get("/work_packages/" + b).has("/_embedded/relations/total", 1).has("/_embedded/relations/_embedded/elements/0/id", relation)
        .has("/_links/relations/href", path(b) + "/relations").has("/_links/addRelation/title", "Add relation").has("/_links/addRelation/method", "post");
    rita.get("/work_packages/" + b).lacks("/_links/addRelation");
    int one = dev.leastStatements("/work_packages/" + a + "/relations");
    relate(a, "relates", fx.workPackage("C"));
    relate(a, "relates", fx.workPackage("D"));
    assertThat(dev.leastStatements("/work_packages/" + a + "/relations")).isLessThanOrEqualTo(one);
  }

  @Test
  void candidatesLeaveOutWhatIsRelatedAndWhatWouldLoop() {
    long parent = fx.workPackage("Candidate parent");
    long w = beneath(parent, "Candidate W");
    long child = beneath(w, "Candidate child");
    long x = fx.workPackage("Candidate X");
    var path = "/work_packages/" + w + "/available_relation_candidates";
    dev.get(path + "?query=Candidate&type=follows").is(200).has("/_type", "WorkPackageCollection").has("/pageSize", 10).lists("/_embedded/elements/*/id", x);
    dev.get(path + "?query=Candidate").lists("/_embedded/elements/*/id", x);
    relate(x, "follows", parent).is(201);
    dev.get(path + "?query=Candidate&type=follows").has("/total", 0);
    dev.get(path + "?query=Candidate&type=precedes").lists("/_embedded/elements/*/id", x);
    dev.get(path + "?query=Candidate&type=parent").lists("/_embedded/elements/*/id", x);
    dev.get("/work_packages/" + x + "/available_relation_candidates?query=Candidate&type=child").lists("/_embedded/elements/*/id", parent, w, child);
    relate(w, "relates", x).is(201);
    dev.get(path + "?query=Candidate").has("/total", 0);
    dev.get(path + "?type=bogus").isError(400, "BadRequest");
  }

  private Reply relate(long from, String type, long to) {
    return dev.post("/work_packages/" + from + "/relations", body(type, to));
  }

  private static Map<String, Object> body(String type, long to) {
    return Map.of("type", type, "_links", Map.of("to", Map.of("href", path(to))));
  }

  private long beneath(long parent, String subject) {
    long id = fx.workPackage(subject, Map.of("parent_id", parent));
    server.world().run("update work_packages c set ancestor_ids = p.ancestor_ids || p.id from work_packages p where p.id = c.parent_id and c.id = ?", id);
    return id;
  }

  private static String path(long id) {
    return "/api/v3/work_packages/" + id;
  }
}
