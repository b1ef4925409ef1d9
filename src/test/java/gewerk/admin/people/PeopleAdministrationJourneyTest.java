package gewerk.admin.people;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Map;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import gewerk.people.users.Passwords;
import gewerk.testkit.Chromium;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An administrator makes a role, an account and a group, and reads afterwards what was done. */
@Tag("browser")
class PeopleAdministrationJourneyTest {
  private static final String PASSWORD = "harbour-1234-quay";

  @RegisterExtension
  static final TestServer server = TestServer.start();
  @RegisterExtension
  static final Chromium chromium = new Chromium();

  private final World world = server.world();

  @Test
  void fromARoleToTheLog() {
    var tab = boss();
    tab.navigate("/admin/roles/new");
    name(tab, "Harbour pilot");
    tab.getByLabel("Manage members").check();
    press(tab, "Save");
    assertThat(tab.getByRole(AriaRole.ALERT)).containsText("“Manage members” needs “See members”.");
    tab.getByLabel("See members").check();
    press(tab, "Save");
    assertThat(tab.locator("table")).containsText("Harbour pilot");
    tab.navigate("/admin/users/new");
    tab.getByLabel("First name").fill("Wilma");
    tab.getByLabel("Last name").fill("Wrack");
    tab.getByLabel("Email").fill("wilma@harbour.example");
    press(tab, "Create");
    assertThat(tab.locator("main")).containsText("Invited");
    tab.navigate("/admin/groups");
    name(tab, "Salvage crew");
    press(tab, "Create");
    tab.getByRole(AriaRole.COMBOBOX, new GetByRoleOptions().setName("Add a person")).fill("Wilma");
    tab.getByRole(AriaRole.OPTION, new GetByRoleOptions().setName("Wilma Wrack")).click();
    tab.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Add").setExact(true)).click();
    assertThat(tab.locator("main")).containsText("Wilma Wrack");
    tab.navigate("/admin/audit");
    assertThat(tab.locator("table")).containsText("Salvage crew");
    assertThat(tab.locator("table")).containsText("Harbour pilot");
  }

  @Test
  void theScreensOfAccountsLookGood() {
    var nora = world.person(World.unique("nora"), Map.of("failed_login_count", 50, "last_failed_login_at", java.time.Instant.now().toString()));
    world.member(nora.id(), world.project(World.unique("quay"), "Quay wall"), world.named("roles", "Member"));
    looksGood(Map.of("users", "/admin/users", "user", "/admin/users/" + nora.id(), "new-user", "/admin/users/new"));
  }

  @Test
  void theScreensOfGroupsAndPlaceholdersLookGood() {
    long group = world.group(World.unique("Divers"), world.person(World.unique("nora")));
    world.member(group, world.project(World.unique("quay"), "Quay wall"), world.named("roles", "Reader"));
    looksGood(Map.of("groups", "/admin/groups", "group", "/admin/groups/" + group, "placeholders", "/admin/placeholder_users"));
  }

  @Test
  void theScreensOfRolesLookGood() {
    looksGood(Map.of("roles", "/admin/roles", "role", "/admin/roles/" + world.named("roles", "Member"), "matrix", "/admin/roles/matrix"));
  }

  @Test
  void theLogAndWhereRightsComeFromLookGood() {
    long quay = world.project(World.unique("quay"), "Quay wall");
    var nora = world.person(World.unique("nora"));
    world.member(nora.id(), quay, world.named("roles", "Member"));
    server.admin().post("/groups", "{'name':'" + World.unique("Crew") + "','_links':{'members':[{'href':'" + nora.path() + "'}]}}").is(201);
    looksGood(Map.of("audit", "/admin/audit", "rights", "/projects/" + quay + "/members/of/" + nora.id(), "members", "/projects/" + quay + "/members"));
  }

  private void looksGood(Map<String, String> screens) {
    var tab = boss();
    screens.forEach((name, path) -> {
      tab.navigate(path);
      chromium.looksGood(tab, "people-" + name);
    });
  }

  private Page boss() {
    var login = World.unique("boss");
    world.person(login, Map.of("password_hash", Passwords.hash(PASSWORD), "admin", true));
    return chromium.signIn(server, login, PASSWORD);
  }

  private static void name(Page tab, String name) {
    tab.getByRole(AriaRole.TEXTBOX, new GetByRoleOptions().setName("Name").setExact(true)).fill(name);
  }

  private static void press(Page tab, String button) {
    tab.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button).setExact(true)).click();
  }
}
