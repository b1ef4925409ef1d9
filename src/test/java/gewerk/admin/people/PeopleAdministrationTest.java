package gewerk.admin.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import gewerk.testkit.Client;
import gewerk.testkit.Person;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PeopleAdministrationTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final World world = server.world();
  private Person boss = world.admin(World.unique("boss"));

  @BeforeEach
  void begin() {
    boss = world.admin(World.unique("boss"));
  }

  @Test
  void onlyThoseWhoMayOpenTheseScreens() {
    var nora = world.person(World.unique("nora"));
    for (var path : List.of("/admin/users", "/admin/users/new", "/admin/users/" + boss.id(), "/admin/groups", "/admin/placeholder_users", "/admin/roles", "/admin/roles/new",
        "/admin/roles/matrix", "/admin/roles/" + world.named("roles", "Member"), "/admin/audit")) {
      as(nora).get(path).is(403);
      as(boss).get(path).is(200);
    }
  }

  @Test
  void managersOfUsersSeeAccountsAndCannotMakeAdministrators() {
    var mo = world.person(World.unique("mo"));
    world.globalMember(mo.id(), world.globalRole(World.unique("Staff"), "manage_user", "view_all_principals"));
    assertThat(as(mo).get("/admin/users").is(200).body()).contains(boss.login()).doesNotContain("/admin/users/new");
    var nora = world.person(World.unique("nora"));
    assertThat(as(mo).get("/admin/users/" + nora.id()).is(200).body()).doesNotContain("name=\"admin\"").doesNotContain("name=\"password\"").doesNotContain("/lock\"");
    post(mo, "/admin/users/" + nora.id(), "login=" + nora.login() + "&firstName=Nora&lastName=Neu&language=en&admin=true").is(303);
    server.admin().get(nora.path()).has("/lastName", "Neu").has("/admin", false);
    post(mo, "/admin/users/" + nora.id() + "/lock", "").is(403);
    post(mo, "/admin/users/" + nora.id() + "/memberships", "role=" + world.named("roles", "Staff and projects manager")).is(403);
  }

  @Test
  void accountsAreFoundByNameStateAndGroup() {
    var login = World.unique("quentin");
    var quentin = world.person(login);
    var group = world.group(World.unique("Divers"), quentin);
    assertThat(as(boss).get("/admin/users?q=" + login).body()).contains(login).contains("1 user");
    assertThat(as(boss).get("/admin/users?status=locked&q=" + login).body()).doesNotContain("account-" + quentin.id());
    assertThat(as(boss).get("/admin/users?group=" + group).body()).contains("account-" + quentin.id()).contains("1 user");
    world.update("users", quentin.id(), Map.of("failed_login_count", 50, "last_failed_login_at", java.time.Instant.now().toString()));
    assertThat(as(boss).get("/admin/users?status=blocked").body()).contains("account-" + quentin.id());
    post(boss, "/admin/users/" + quentin.id() + "/reset", "").is(303);
    assertThat(as(boss).get("/admin/users?status=blocked").body()).doesNotContain("account-" + quentin.id());
  }

  @Test
  void anAccountIsInvitedOrMadeWithAPassword() {
    var login = World.unique("ivy");
    post(boss, "/admin/users/new", "firstName=Ivy&lastName=Vane&email=" + login + "%40harbour.example&login=" + login + "&password=&language=de&admin=false").is(303);
    server.admin().get("/users/" + login).has("/status", "invited").has("/language", "de");
    var other = World.unique("ole");
    post(boss, "/admin/users/new", "firstName=Ole&lastName=Vane&email=" + other + "%40harbour.example&login=" + other + "&password=short&language=de").is(422);
    post(boss, "/admin/users/new", "firstName=Ole&lastName=Vane&email=" + other + "%40harbour.example&login=" + other + "&password=long+enough+1&language=de").is(303);
    server.admin().get("/users/" + other).has("/status", "active");
  }

  @Test
  void anAccountIsLockedUnlockedGivenRolesAndDeleted() {
    var nora = world.person(World.unique("nora"));
    var page = "/admin/users/" + nora.id();
    post(boss, page + "/lock", "").is(303);
    server.admin().get(nora.path()).has("/status", "locked");
    post(boss, page + "/unlock", "").is(303);
    long quay = world.project(World.unique("quay"), "Quay wall");
    post(boss, page + "/memberships", "project=" + quay + "&role=" + world.named("roles", "Reader")).is(303);
    post(boss, page + "/memberships", "role=" + world.named("roles", "Staff and projects manager")).is(303);
    assertThat(as(boss).get(page).body()).contains("Quay wall").contains("Reader").contains("Staff and projects manager");
    long membership = world.number("select id from members where principal_id = ? and project_id = ?", nora.id(), quay);
    post(boss, page + "/memberships/" + membership + "/remove", "").is(303);
    assertThat(world.number("select count(*) from members where principal_id = ?", nora.id())).isOne();
    post(boss, page + "/delete", "").is(403);
    world.setting("users_deletable_by_admins", true);
    post(boss, page + "/delete", "").is(303);
    world.usualSettings();
  }

  @Test
  void aGroupGetsPeopleAndRolesThatTheyHaveThroughIt() {
    var nora = world.person(World.unique("nora"));
    var name = World.unique("Divers");
    var location = post(boss, "/admin/groups", "name=" + name).is(303).headerValue("Location").orElseThrow();
    post(boss, "/admin/groups", "name=" + name).is(422);
    post(boss, location + "/members", "user=" + nora.id()).is(303);
    long quay = world.project(World.unique("quay"), "Quay");
    post(boss, location + "/memberships", "project=" + quay + "&role=" + world.named("roles", "Reader")).is(303);
    server.api(nora).get("/projects/" + quay).is(200);
    assertThat(as(boss).get(location).body()).contains(nora.name()).contains("Quay").contains("Reader");
    assertThat(as(boss).get("/admin/users/" + nora.id()).body()).contains("partly through groups");
    post(boss, location + "/members/" + nora.id() + "/remove", "").is(303);
    server.api(nora).get("/projects/" + quay).is(404);
    post(boss, location + "/delete", "").is(303);
    as(boss).get(location).is(404);
  }

  @Test
  void placeholdersComeAndGo() {
    var name = World.unique("Crane driver");
    post(boss, "/admin/placeholder_users", "name=" + name.replace(' ', '+')).is(303);
    long id = world.named("principals", name);
    post(boss, "/admin/placeholder_users/" + id, "name=").is(422);
    assertThat(as(boss).get("/admin/placeholder_users").body()).contains(name);
    post(boss, "/admin/placeholder_users/" + id + "/delete", "").is(303);
    as(boss).get("/admin/placeholder_users/" + id).is(404);
  }

  @Test
  void aRoleIsMadeCopiedChangedAndCountsAtOnce() {
    var name = World.unique("Pilot");
    post(boss, "/admin/roles/new", "kind=project&name=" + name + "&permissions=view_work_packages&permissions=manage_members").is(422);
    post(boss, "/admin/roles/new", "kind=project&name=" + name + "&permissions=view_work_packages&permissions=made_up").is(303);
    long role = world.named("roles", name);
    var nora = world.person(World.unique("nora"));
    long quay = world.project(World.unique("quay"), "Quay");
    world.member(nora.id(), quay, role);
    server.api(nora).get("/memberships/schema").is(403);
    post(boss, "/admin/roles/" + role, "name=" + name + "&permissions=view_work_packages&permissions=view_members").is(303);
    server.api(nora).get("/memberships/schema").is(200);
    assertThat(as(boss).get("/admin/roles/new?copy=" + role).is(200).body()).contains("value=\"view_members\" checked");
    post(boss, "/admin/roles/new", "kind=project&name=" + name).is(422);
    assertThat(as(boss).get("/admin/roles").body()).contains(name);
    post(boss, "/admin/roles/" + role + "/delete", "").is(303);
    as(boss).get("/admin/roles/" + role).is(200); // it is still given
    world.run("delete from members where project_id = ?", quay);
    post(boss, "/admin/roles/" + role + "/delete", "").is(303);
    as(boss).get("/admin/roles/" + role).is(404);
    post(boss, "/admin/roles/" + world.named("roles", "Non member") + "/delete", "").is(303);
    as(boss).get("/admin/roles/" + world.named("roles", "Non member")).is(200);
  }

  @Test
  void whatWasDoneStandsInTheLog() {
    var name = World.unique("Harbour master");
    post(boss, "/admin/roles/new", "kind=project&name=" + name.replace(' ', '+') + "&permissions=view_work_packages").is(303);
    post(boss, "/admin/roles/" + world.named("roles", name), "name=" + name.replace(' ', '+') + "&permissions=view_members").is(303);
    var log = as(boss).get("/admin/audit?action=role.updated&q=master&person=" + boss.login()).is(200).body();
    assertThat(log).contains("Role changed").contains(name).contains("<b>Permissions</b> <del>See work packages</del>").contains("<ins>See members</ins>").contains("127.0.0.1").contains("1 entry");
    assertThat(as(boss).get("/admin/audit?q=nothing-like-this").body()).contains("Nothing was noted");
    assertThat(as(boss).get("/admin/audit?until=2020-01-01").body()).contains("Nothing was noted");
    assertThat(as(boss).get("/admin/audit?since=not-a-date&page=0&person=nobody-here").is(200).body()).contains("Nothing was noted");
  }

  @Test
  void signInsThatFailStandInTheLogWithoutWhatWasTyped() {
    var nora = world.person(World.unique("nora"));
    Client.of(server.origin()).send("POST", "/login", "application/x-www-form-urlencoded", "username=" + nora.login() + "&password=guessed-1234");
    Client.of(server.origin()).send("POST", "/login", "application/x-www-form-urlencoded", "username=my-secret-typed-here&password=x");
    var log = as(boss).get("/admin/audit?action=sign_in.failed").body();
    assertThat(log).contains(nora.login()).doesNotContain("guessed-1234").doesNotContain("my-secret-typed-here");
  }

  @Test
  void aMemberIsToldWhereTheirPermissionsComeFrom() {
    var fx = world.fx();
    world.grant(fx.roles().dev(), "view_members");
    var path = "/projects/" + fx.projects().alpha() + "/members";
    assertThat(as(fx.people().dev()).get(path).body()).contains(path.substring(path.indexOf("/members")) + "/of/" + fx.people().rita().id());
    var rights = as(fx.people().dev()).get(path + "/of/" + fx.people().rita().id()).is(200).body();
    assertThat(rights).contains("See work packages").contains("role Looks").contains("everybody who sees the project").doesNotContain("Create work packages");
    as(fx.people().rita()).get(path + "/of/" + fx.people().dev().id()).is(403);
    as(fx.people().out()).get(path + "/of/" + fx.people().dev().id()).is(404);
    as(fx.people().dev()).get(path + "/of/" + fx.people().out().id()).is(404);
    assertThat(as(fx.people().adm()).get(path + "/of/" + fx.people().adm().id()).is(200).body()).contains("administrator of the instance");
  }

  private static Client as(Person person) {
    return Client.of(server.origin()).as(person.token());
  }

  private static Reply post(Person person, String path, String form) {
    return as(person).send("POST", path, "application/x-www-form-urlencoded", form);
  }
}
