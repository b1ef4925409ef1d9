package gewerk.people.users;

import java.util.Map;

import gewerk.testkit.Eventually;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UsersApiTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final World world = server.world();

  @Test
  void anAdministratorMakesAnAccount() {
    var login = World.unique("mara");
    server.admin().post("/users", active(login, "'password':'admin!Admin1'")).is(201).has("/login", login).has("/name", "Mara Lind")
        .has("/status", "active").lacks("/password");
  }

  @Test
  void whoIsActiveNeedsAPassword() {
    server.admin().post("/users", active(World.unique("mara"), "'language':'de'")).isInvalid("password", "Password can't be blank.");
    server.admin().post("/users", active(World.unique("mara"), "'password':''"))
        .isSeveral(422, "Password can't be blank.", "Password is too short (minimum is 10 characters).");
  }

  @Test
  void whoMayOnlyInviteSetsNoPasswords() {
    var inviting = world.person(World.unique("ina"));
    world.globalMember(inviting.id(), world.globalRole(World.unique("Inviting"), "create_user"));
    server.api(inviting).post("/users", "{'status':'invited','email':'" + World.unique("new") + "@harbour.example'}").is(201).has("/status", "invited");
    server.api(inviting).post("/users", active(World.unique("mara"), "'password':'admin!Admin1'")).isError(422, "PropertyIsReadOnly").about("password");
    server.api(inviting).post("/users", active(World.unique("mara"), "'identityUrl':'saml:mara'")).isError(422, "PropertyIsReadOnly").about("identityUrl");
  }

  @Test
  void strangersMakeNoAccounts() {
    server.api(world.person(World.unique("nora"))).post("/users", "{}").isError(403, "MissingPermission");
  }

  @Test
  void nobodyIsBornLockedOrFromAnUnknownDirectory() {
    server.admin().post("/users", active(World.unique("mara"), "'password':'admin!Admin1'").replace("'active'", "'locked'"))
        .isInvalid("status", "Status is not set to one of the allowed values.");
    server.admin().post("/users", active(World.unique("mara"), "'_links':{'auth_source':{'href':'/api/v3/auth_sources/foobar'}}"))
        .isError(422, "PropertyConstraintViolation").about("authSource");
  }

  @Test
  void aLoginIsTakenOnce() {
    var taken = world.person(World.unique("mara"));
    server.admin().post("/users", active(taken.login(), "'password':'admin!Admin1'").replace("@harbour", "@other"))
        .isInvalid("login", "Username has already been taken.");
  }

  @Test
  void onlyManagersOfUsersListThem() {
    var project = world.project(World.unique("quay"), "Quay");
    var managing = world.person(World.unique("mo"));
    world.member(managing.id(), project, world.role(World.unique("Managing"), "view_members", "manage_members"));
    server.api(managing).get("/users").isError(403, "MissingPermission");
    world.globalMember(managing.id(), world.globalRole(World.unique("Staff"), "manage_user"));
    server.api(managing).list("/users", "[{\"login\":{\"operator\":\"=\",\"values\":[\"" + managing.login() + "\"]}}]").is(200).has("/total", 1);
  }

  @Test
  void oneSeesAllOfOneselfAndLittleOfOthers() {
    var nora = world.person(World.unique("nora"));
    var other = world.person(World.unique("otto"));
    server.api(nora).get("/users/me").is(200).has("/login", nora.login()).includes("/email", "/status");
    server.api(nora).get("/users/" + other.login()).is(200).has("/id", other.id()).includes("/name").lacks("/login", "/email", "/admin", "/status");
    server.api(nora).get("/users/nobody-of-this-name").isError(404, "NotFound");
  }

  @Test
  void administratorsLockAndUnlock() {
    var nora = world.person(World.unique("nora"));
    var lock = nora.path() + "/lock";
    server.api(nora).post(lock, "{}").is(403);
    server.admin().post(lock, "{}").is(200).has("/status", "locked");
    server.admin().post(lock, "{}").is(200).has("/status", "locked");
    server.api(nora).get("/users/me").is(401);
    server.admin().delete(lock).is(200).has("/status", "active");
    world.run("update principals set status = 'invited' where id = ?", nora.id());
    server.admin().post(lock, "{}").isError(400, "InvalidUserStatusTransition");
  }

  @Test
  void accountsAreDeletedOnlyWhereTheSettingsSaySo() {
    var nora = world.person(World.unique("nora"));
    server.admin().delete(nora.path()).isError(403, "MissingPermission");
    world.setting("users_deletable_by_admins", true);
    server.admin().delete(nora.path()).is(202);
    server.api(nora).get("/users/me").is(401);
    Eventually.is("Error", () -> server.admin().get(nora.path()).text("/_type"));
    server.admin().get(nora.path()).isError(404, "NotFound");
    world.setting("users_deletable_by_admins", false);
  }

  @Test
  void whatADeletedPersonWroteStaysUnderTheNameOfTheDeletedUser() {
    var fx = world.fx();
    var nora = world.person(World.unique("nora"), Map.of("email", "gone@harbour.example"));
    long wp = fx.workPackage("Left behind", Map.of("author_id", nora.id(), "assignee_id", nora.id()));
    world.setting("users_deletable_by_self", true);
    server.api(nora).delete("/users/me").is(202);
    Eventually.is("Deleted user", () -> server.api(fx.people().adm()).get("/work_packages/" + wp).text("/_links/author/title"));
    server.admin().post("/users", active(nora.login(), "'password':'admin!Admin1'").replace("Mara", "Nora")).is(201);
    world.usualSettings();
  }

  @Test
  void usersAndGroupsHaveCustomFields() {
    long phone = world.insert("custom_fields", field("user", World.unique("Phone")));
    long floor = world.insert("custom_fields", field("group", World.unique("Floor")));
    var nora = world.person(World.unique("nora"));
    server.api(nora).patch("/users/me", "{'customField" + phone + "':'4711'}").is(200).has("/customField" + phone, "4711");
    server.api(world.person(World.unique("otto"))).get(nora.path()).is(200).lacks("/customField" + phone);
    server.admin().list("/users", "[{\"customField" + phone + "\":{\"operator\":\"=\",\"values\":[\"4711\"]}}]").has("/total", 1);
    server.admin().get("/users/schema").is(200).has("/customField" + phone + "/type", "String");
    long group = server.admin().post("/groups", "{'name':'" + World.unique("Crew") + "','customField" + floor + "':'second'}").is(201)
        .has("/customField" + floor, "second").id();
    server.admin().patch("/groups/" + group, "{'customField" + floor + "':'third'}").is(200).has("/customField" + floor, "third");
    world.run("delete from custom_fields where id in (?, ?)", phone, floor);
  }

  private static Map<String, ?> field(String resource, String name) {
    return Map.of("resource", resource, "name", name, "format", "string", "required", false, "multi_value", false, "for_all_projects", true,
        "admin_only", false, "filterable", true, "searchable", false, "position", 1);
  }

  @Test
  void aNewPasswordNeedsTheOldOne() {
    var nora = world.person(World.unique("nora"), Map.of("password_hash", Passwords.hash("the old password")));
    server.api(nora).patch("/users/me", "{'password':'the new password'}").isInvalid("currentPassword", "Current password is invalid.");
    server.api(nora).patch("/users/me", "{'password':'the new password','currentPassword':'the old password'}").is(200);
  }

  @Test
  void nobodyMakesThemselvesAdministrator() {
    server.api(world.person(World.unique("nora"))).patch("/users/me", "{'admin':true}").isError(422, "PropertyIsReadOnly").about("admin");
  }

  private static String active(String login, String more) {
    return "{'status':'active','login':'" + login + "','firstName':'Mara','lastName':'Lind','email':'" + login + "@harbour.example'," + more + "}";
  }
}
