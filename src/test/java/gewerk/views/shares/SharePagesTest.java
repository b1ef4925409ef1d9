package gewerk.views.shares;

import static org.assertj.core.api.Assertions.assertThat;

import gewerk.testkit.Fixture;
import gewerk.testkit.Forms;
import gewerk.testkit.Person;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tab of shares over HTTP. */
class SharePagesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final World world = server.world();
  private Fixture fx;
  private Forms dev;
  private Person guest;
  private long wp;
  private String tab;

  @BeforeEach
  void begin() {
    fx = world.fx();
    world.grant(fx.roles().dev(), "view_shared_work_packages", "share_work_packages");
    dev = Forms.of(server.origin(), fx.people().dev());
    guest = fx.people().out();
    world.member(guest.id(), fx.projects().beta(), fx.roles().reader());
    world.member(fx.people().dev().id(), fx.projects().beta(), fx.roles().reader()); // so that they know each other
    wp = fx.workPackage("Shared");
    tab = "/work_packages/" + wp + "/shares";
  }

  @Test
  void somebodyIsGivenARightAndAnotherAndNone() {
    server.api(guest).get("/work_packages/" + wp).is(404);
    assertThat(dev.get(tab).is(200).body()).contains("This is shared with nobody").contains(">" + guest.name() + "<").doesNotContain(">" + fx.people().adm().name() + "<");
    assertThat(Forms.notice(dev.post(tab, "principal=" + guest.id() + "&right=view").is(303))).contains("This is shared with " + guest.name() + " now.");
    server.api(guest).get("/work_packages/" + wp).is(200);
    server.api(guest).patch("/work_packages/" + wp, "{'lockVersion':0,'subject':'Mine'}").is(403);
    long share = share(guest.id());
    dev.post(tab + "/" + share, "right=edit").is(303);
    server.api(guest).patch("/work_packages/" + wp, "{'lockVersion':0,'subject':'Edited by a guest'}").is(200);
    server.api(fx.people().dev()).get("/shares/" + share).is(200).has("/_links/roles/0/title", "Work package editor");
    var removed = dev.post(tab + "/" + share + "/remove", "").is(303);
    server.api(guest).get("/work_packages/" + wp).is(404);
    dev.undo(removed).is(303);
    server.api(guest).get("/work_packages/" + wp).is(200);
    server.api(fx.people().dev()).get("/shares/" + share(guest.id())).has("/_links/roles/0/title", "Work package editor");
    var log = Forms.of(server.origin(), fx.people().adm()).get("/admin/audit?q=%23" + wp).body();
    assertThat(log).contains("Work package shared").contains("Right on a shared work package changed").contains("Work package no longer shared").contains("Work package viewer");
  }

  @Test
  void itsPagesTellHowManyHaveIt() {
    dev.post(tab, "principal=" + guest.id() + "&right=comment").is(303);
    assertThat(dev.get("/work_packages/" + wp).body()).contains("Shared <small>1</small>").contains("<span>Share</span>");
    assertThat(dev.get("/projects/" + fx.projects().alpha() + "/work_packages?selected=" + wp).is(200).body()).contains("Shared <small>1</small>").contains("<span>Share</span>");
    assertThat(Forms.of(server.origin(), fx.people().rita()).get("/work_packages/" + wp).body()).doesNotContain("Shared <small>").doesNotContain("<span>Share</span>");
  }

  @Test
  void aGroupHandsItOn() {
    var pilot = world.person(World.unique("pilot"));
    long group = world.group(World.unique("Pilots"), pilot);
    world.member(group, fx.projects().beta(), fx.roles().reader());
    dev.post(tab, "principal=" + group + "&right=view").is(303);
    assertThat(dev.get(tab).body()).contains("Group with 1 person");
    server.api(pilot).get("/work_packages/" + wp).is(200);
    dev.post(tab + "/" + share(group), "right=comment").is(303);
    server.api(pilot).post("/work_packages/" + wp + "/activities", "{'comment':{'raw':'Hello'}}").is(201);
    dev.post(tab + "/" + share(group) + "/remove", "").is(303);
    server.api(pilot).get("/work_packages/" + wp).is(404);
  }

  @Test
  void whoMayNotIsToldNothing() {
    var rita = Forms.of(server.origin(), fx.people().rita());
    rita.get(tab).is(404);
    rita.get(tab + "/candidates?q=a").is(403);
    rita.post(tab, "principal=" + guest.id() + "&right=view").is(403);
    dev.post(tab, "principal=" + guest.id() + "&right=view").is(303);
    rita.post(tab + "/" + share(guest.id()) + "/remove", "").is(404);
    Forms.of(server.origin(), guest).get(tab).is(404);
    Forms.of(server.origin(), guest).post(tab, "principal=" + fx.people().rita().id() + "&right=edit").is(403);
    world.revoke(fx.roles().dev(), "share_work_packages");
    assertThat(dev.get(tab).is(200).body()).contains("View").doesNotContain("Share with others").doesNotContain("<span>Share</span>");
    dev.post(tab + "/" + share(guest.id()), "right=edit").is(403);
    dev.post(tab + "/" + share(guest.id()) + "/remove", "").is(403);
  }

  @Test
  void strangersThoseWhoHaveItAndNobodyAreRefusedWithASentence() {
    assertThat(dev.post(tab, "principal=&right=view").is(422).body()).contains("Choose a person or a group");
    assertThat(dev.post(tab, "principal=" + fx.people().adm().id()).is(422).body()).contains("Choose a person or a group");
    assertThat(dev.post(tab, "principal=" + fx.people().dev().id()).is(422).body()).contains("Choose a person or a group");
    dev.post(tab, "principal=" + guest.id() + "&right=view").is(303);
    assertThat(dev.post(tab, "principal=" + guest.id() + "&right=edit").is(422).body()).contains("They have it already.");
    dev.post(tab + "/" + share(guest.id()), "right=everything").is(404);
    dev.post(tab + "/0/remove", "").is(404);
  }

  @Test
  void somebodyNewIsInvitedByThoseWhoMay() {
    var address = World.unique("new") + "@harbour.example";
    assertThat(dev.get(tab).body()).doesNotContain("name=\"email\"");
    dev.post(tab, "email=" + address + "&right=view").is(422);
    world.globalMember(fx.people().dev().id(), world.globalRole(World.unique("Invites"), "create_user"));
    assertThat(dev.get(tab).body()).contains("name=\"email\"");
    assertThat(Forms.notice(dev.post(tab, "email=" + address + "&right=comment").is(303))).contains("has been invited");
    assertThat(dev.get(tab).body()).contains("Invited");
    assertThat(world.number("select count(*) from users u join principals p on p.id = u.id where u.email = ? and p.status = 'invited'", address)).isEqualTo(1);
    assertThat(dev.post(tab, "email=nonsense&right=view").is(422).body()).contains("This is no email address");
    dev.post(tab, "email=" + guest.login() + "@harbour.example&right=view").is(303);
    server.api(guest).get("/work_packages/" + wp).is(200);
  }

  @Test
  void sharesGoAndMoveWithTheirWorkPackage() {
    dev.post(tab, "principal=" + guest.id() + "&right=view").is(303);
    long share = share(guest.id());
    world.run("update work_packages set project_id = ? where id = ?", fx.projects().beta(), wp);
    assertThat(world.number("select project_id from members where id = ?", share)).isEqualTo(fx.projects().beta());
    server.admin().delete("/work_packages/" + wp).is(204);
    assertThat(world.number("select count(*) from members where id = ?", share)).isZero();
  }

  private long share(long principal) {
    return world.number("select id from members where principal_id = ? and entity_type = 'WorkPackage' and entity_id = ?", principal, wp);
  }
}
