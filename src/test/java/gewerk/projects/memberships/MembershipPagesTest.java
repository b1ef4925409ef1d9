package gewerk.projects.memberships;

import static org.assertj.core.api.Assertions.assertThat;


import gewerk.testkit.Client;
import gewerk.testkit.Fixture;
import gewerk.testkit.Person;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MembershipPagesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private Fixture fx;
  private String path;

  @BeforeEach
  void begin() {
    fx = server.world().fx();
    path = "/projects/" + fx.projects().alpha() + "/members";
    server.world().grant(fx.roles().dev(), "view_members", "manage_members");
  }

  @Test
  void whoMayNotSeeMembersIsTurnedAway() {
    as(fx.people().rita()).get(path).is(403);
    as(fx.people().out()).get(path).is(404);
    as(fx.people().out()).get(path + "/candidates").is(404);
  }

  @Test
  void whoMayOnlySeeHasNothingToChangeWith() {
    server.world().grant(fx.roles().reader(), "view_members");
    var body = as(fx.people().rita()).get(path).is(200).body();
    assertThat(body).contains(fx.people().dev().name()).doesNotContain("/edit").doesNotContain("/remove").doesNotContain("new-member");
    as(fx.people().rita()).get(path + "/candidates").is(403);
    as(fx.people().rita()).get(path + "/" + member(fx.people().dev()) + "/edit").is(403);
    post(fx.people().rita(), path, "principal=" + fx.people().out().id() + "&roles=" + fx.roles().reader()).is(403);
    post(fx.people().rita(), path + "/" + member(fx.people().dev()) + "/remove", "").is(403);
  }

  @Test
  void somebodyJoinsGetsOtherRolesAndLeaves() {
    post(fx.people().dev(), path, "principal=" + fx.people().out().id() + "&roles=" + fx.roles().reader()).is(303);
    var member = path + "/" + member(fx.people().out());
    assertThat(as(fx.people().dev()).get(member + "/edit").is(200).body()).contains("value=\"" + fx.roles().reader() + "\" checked");
    post(fx.people().dev(), member, "roles=" + fx.roles().dev()).is(303);
    as(fx.people().out()).get(path).is(200);
    post(fx.people().dev(), member + "/remove", "").is(303);
    as(fx.people().out()).get(path).is(404);
  }

  @Test
  void theFormSaysWhatIsMissing() {
    assertThat(post(fx.people().dev(), path, "principal=" + fx.people().out().id()).is(422).body()).contains("need to be assigned.");
    assertThat(post(fx.people().dev(), path, "principal=&roles=" + fx.roles().reader()).is(422).body()).contains("can't be blank.");
    assertThat(post(fx.people().dev(), path, "principal=" + fx.people().rita().id() + "&roles=" + fx.roles().reader()).is(422).body())
        .contains("has already been taken.");
  }

  @Test
  void aRoleTellsFromWhichGroupItComes() {
    var name = World.unique("Survey crew");
    var world = server.world();
    long crew = world.group(name, fx.people().out());
    long ofGroup = world.member(crew, fx.projects().alpha(), fx.roles().reader());
    long ofUser = world.inherited(fx.people().out().id(), ofGroup);
    var body = as(fx.people().dev()).get(path).body();
    assertThat(body).contains("through " + name).contains(path(ofGroup) + "/remove").doesNotContain(path(ofUser) + "/remove");
    post(fx.people().dev(), path + "/" + ofUser + "/remove", "").is(422);
  }

  @Test
  void aMemberOfAnotherProjectIsNotFoundHere() {
    long elsewhere = server.world().member(fx.people().out().id(), fx.projects().beta(), fx.roles().dev());
    as(fx.people().dev()).get(path + "/" + elsewhere + "/edit").is(404);
    post(fx.people().adm(), path + "/" + elsewhere + "/remove", "").is(404);
  }

  @Test
  void candidatesAreThoseWhoAreKnownAndNoMembersYet() {
    server.world().member(fx.people().out().id(), fx.projects().open(), fx.roles().reader());
    var body = as(fx.people().dev()).get(path + "/candidates?q=Muster").is(200).body();
    assertThat(body).contains(fx.people().out().name()).doesNotContain(fx.people().rita().name()).doesNotContain(fx.people().adm().name());
  }

  private String path(long member) {
    return "/members/" + member;
  }

  private long member(Person person) {
    return server.world().number("select id from members where principal_id = ? and project_id = ?", person.id(), fx.projects().alpha());
  }

  private static Client as(Person person) {
    return Client.of(server.origin()).as(person.token());
  }

  private static Reply post(Person person, String path, String form) {
    return as(person).send("POST", path, "application/x-www-form-urlencoded", form);
  }
}
