package gewerk.views.relations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import gewerk.testkit.Fixture;
import gewerk.testkit.Forms;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tab of relations over HTTP: by number and by words, what is moved, parent and children, and back again. */
class RelationPagesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private Fixture fx;
  private Forms dev;
  private long wp;
  private long other;
  private String tab;

  @BeforeEach
  void begin() {
    fx = server.world().fx();
    dev = Forms.of(server.origin(), fx.people().dev());
    wp = fx.workPackage("Grease the crane");
    other = fx.workPackage("Order the Zanzibar grease " + fx.people().dev().id());
    tab = "/work_packages/" + wp + "/relations";
  }

  @Test
  void aRelationIsAddedByNumberOrWordsAndSeenFromBothEnds() {
    dev.post(tab, "type=blocked&to_text=%23" + other + "&description=Needs+it").is(303);
    assertThat(dev.get(tab).body()).contains("Blocked by").contains("Order the Zanzibar grease").contains("Needs it");
    assertThat(dev.get("/work_packages/" + other + "/relations").body()).contains("Blocks").contains("Grease the crane");
    long third = fx.workPackage("Zanzibar fender " + fx.people().dev().id());
    assertThat(dev.post(tab, "type=relates&to_text=zanzibar").is(422).body()).contains("Several work packages fit").contains("Zanzibar fender").contains("<select class=\"field\" id=\"field-to\"");
    dev.post(tab, "type=relates&to_text=Zanzibar+fender+" + fx.people().dev().id()).is(303);
    assertThat(relations(third)).isEqualTo(1);
    assertThat(dev.post(tab, "type=relates&to_text=nowhere+at+all").is(422).body()).contains("There is no such work package");
    assertThat(dev.post(tab, "type=follows&to=" + other + "&lag=x").is(422).body()).contains("must be a whole number");
    assertThat(dev.post(tab, "type=relates&to=" + wp).is(422).body()).contains("role=\"alert\"");
    assertThat(dev.post(tab, "type=nonsense&to=" + third).is(422).body()).contains("role=\"alert\"");
  }

  @Test
  void whatWouldMoveIsToldBeforeItMoves() {
    server.world().update("work_packages", other, Map.of("start_date", "2027-03-01", "due_date", "2027-03-03", "duration", 3));
    server.world().update("work_packages", wp, Map.of("start_date", "2027-03-01", "due_date", "2027-03-02", "duration", 2));
    var asked = dev.post(tab, "type=follows&to=" + other).is(422);
    assertThat(asked.body()).contains("This moves 1 work package").contains("name=\"confirmed\"").contains("planned automatically from then on");
    assertThat(relations(wp)).isZero();
    assertThat(server.world().number("select count(*) from work_packages where id = ? and start_date = '2027-03-01'", wp)).isEqualTo(1);
    dev.post(tab, "type=follows&to=" + other + "&confirmed=true").is(303);
    assertThat(relations(wp)).isEqualTo(1);
    assertThat(server.world().number("select count(*) from work_packages where id = ? and start_date = '2027-03-04'", wp)).isEqualTo(1);
  }

  @Test
  void aRemovedRelationComesBackAsItWas() {
    dev.post(tab, "type=follows&to=" + other + "&lag=2&description=Dry+first&confirmed=true").is(303);
    var id = server.world().number("select id from relations where from_id = ?", wp);
    var removed = dev.post(tab + "/" + id + "/remove", "back=" + tab).is(303);
    removed.header("Location").isEqualTo(tab);
    assertThat(relations(wp)).isZero();
    assertThat(Forms.notice(dev.undo(removed).is(303))).contains("Undone.");
    assertThat(server.world().number("select count(*) from relations where from_id = ? and to_id = ? and type = 'follows' and lag = 2 and description = 'Dry first'", wp, other)).isEqualTo(1);
    assertThat(Forms.notice(dev.undo(removed).is(303))).contains("too late");
  }

  @Test
  void whatCannotComeBackExactlyAsksFirst() {
    long id = server.world().insert("relations", Map.of("from_id", wp, "to_id", other, "type", "follows"));
    assertThat(dev.get(tab).body()).contains("data-turbo-confirm=\"Remove this relation?");
    assertThat(Forms.notice(dev.post(tab + "/" + id + "/remove", "").is(303))).doesNotContain("/undo/");
  }

  @Test
  void nobodyTakesBackWhatSomebodyElseDid() {
    dev.post(tab, "type=relates&to=" + other).is(303);
    var removed = dev.post(tab + "/" + server.world().number("select id from relations where from_id = ?", wp) + "/remove", "").is(303);
    assertThat(Forms.notice(Forms.of(server.origin(), fx.people().dev2()).undo(removed).is(303))).contains("too late");
    assertThat(relations(wp)).isZero();
  }

  @Test
  void lagAndNoteAreChanged() {
    dev.post(tab, "type=follows&to=" + other + "&confirmed=true").is(303);
    var id = server.world().number("select id from relations where from_id = ?", wp);
    dev.post(tab + "/" + id + "/change", "lag=3&description=Later").is(303);
    assertThat(dev.get(tab).body()).contains("3 working days between").contains("Later");
    assertThat(Forms.notice(dev.post(tab + "/" + id + "/change", "lag=99999&description=").is(303))).startsWith("notice=BAD");
    dev.post("/work_packages/" + fx.workPackage("Stranger") + "/relations/" + id + "/change", "lag=1").is(404);
  }

  @Test
  void parentsAndChildrenAreTiedAndReleased() {
    dev.post(tab, "type=parent&to=" + other).is(303);
    assertThat(parent(wp)).isEqualTo(other);
    assertThat(dev.get("/work_packages/" + other + "/relations").body()).contains("Children").contains("/relations/child/" + wp + "/remove");
    var released = dev.post("/work_packages/" + other + "/relations/child/" + wp + "/remove", "").is(303);
    assertThat(parent(wp)).isZero();
    assertThat(Forms.notice(dev.undo(released).is(303))).contains("Undone.");
    assertThat(parent(wp)).isEqualTo(other);
    assertThat(dev.post("/work_packages/" + other + "/relations", "type=parent&to=" + wp).is(422).body()).contains("role=\"alert\"");
    dev.post(tab + "/parent/remove", "").is(303);
    assertThat(parent(wp)).isZero();
    dev.post(tab, "type=child&to=" + other).is(303);
    assertThat(parent(other)).isEqualTo(wp);
  }

  @Test
  void readersAndStrangersTieNothing() {
    var rita = Forms.of(server.origin(), fx.people().rita());
    rita.post(tab, "type=relates&to=" + other).is(403);
    rita.post(tab, "type=parent&to=" + other).is(403);
    assertThat(relations(wp)).isZero();
    assertThat(parent(wp)).isZero();
    var out = Forms.of(server.origin(), fx.people().out());
    out.post(tab, "type=relates&to=" + other).is(404);
    out.get(tab + "/candidates?q=grease").is(404);
  }

  @Test
  void theBoxOffersWhatFits() {
    assertThat(dev.get(tab + "/candidates?q=" + other).is(200).body()).contains("data-value=\"" + other + "\"").doesNotContain("data-value=\"" + wp + "\"");
    assertThat(dev.get(tab + "/candidates?q=Zanzibar").body()).contains("role=\"option\"");
  }

  private long relations(long id) {
    return server.world().number("select count(*) from relations where from_id = ? or to_id = ?", id, id);
  }

  private long parent(long id) {
    return server.world().number("select coalesce(parent_id, 0) from work_packages where id = ?", id);
  }
}
