package gewerk.views.projects;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Map;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import gewerk.people.users.Passwords;
import gewerk.testkit.Chromium;
import gewerk.testkit.Fixture;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody makes a project, takes a colleague in and sets it up, by the keyboard alone where it matters. */
@Tag("browser")
class ProjectJourneyTest {
  private static final String PASSWORD = "harbour-1234-quay";

  @RegisterExtension
  static final TestServer server = TestServer.start();
  @RegisterExtension
  static final Chromium chromium = new Chromium();

  private static Fixture fx;
  private static String harbourMaster;

  @BeforeAll
  static void begin() {
    fx = server.world().fx();
    harbourMaster = World.unique("astrid");
    server.world().person(harbourMaster, Map.of("admin", true, "password_hash", Passwords.hash(PASSWORD)));
  }

  @Test
  void aProjectIsMadeAndAColleagueJoins() {
    var tab = chromium.signIn(server, harbourMaster, PASSWORD);
    tab.navigate("/projects");
    tab.getByRole(AriaRole.LINK, named("New project")).click();
    tab.getByLabel("Name").fill("Dry dock north");
    assertThat(tab.getByLabel("Identifier")).hasAttribute("placeholder", "dry-dock-north");
    tab.keyboard().press("Enter");
    tab.waitForURL("**/projects/dry-dock-north");
    assertThat(tab.locator(".toast")).containsText("Dry dock north");
    press(tab, "g", "u");
    tab.waitForURL("**/members");
    tab.getByRole(AriaRole.COMBOBOX, named("Person or group")).fill("Dev2");
    assertThat(tab.getByRole(AriaRole.OPTION)).hasCount(1);
    tab.keyboard().press("ArrowDown");
    tab.keyboard().press("Enter");
    tab.getByRole(AriaRole.CHECKBOX, named("Reader")).first().check();
    tab.getByRole(AriaRole.BUTTON, named("Add member")).click();
    assertThat(tab.locator(".table")).containsText(fx.people().dev2().name());
    tab.getByRole(AriaRole.BUTTON, named("Remove " + fx.people().dev2().name())).click();
    tab.getByRole(AriaRole.BUTTON, named("Yes, go on")).click();
    assertThat(tab.getByText("Nobody belongs to this project yet")).isVisible();
  }

  @Test
  void anErrorStandsBesideItsFieldAndNothingTypedIsLost() {
    var tab = chromium.signIn(server, harbourMaster, PASSWORD);
    tab.navigate("/projects/new");
    tab.getByLabel("Identifier").fill("No good");
    tab.getByRole(AriaRole.BUTTON, named("Create project")).click();
    assertThat(tab.getByRole(AriaRole.ALERT)).containsText("Name");
    assertThat(tab.getByLabel("Identifier")).hasValue("No good");
  }

  @Test
  void aFavouriteIsMarkedWithoutLosingThePlace() {
    var tab = chromium.signIn(server, harbourMaster, PASSWORD);
    tab.navigate("/projects?sort=name");
    var star = tab.getByRole(AriaRole.BUTTON, named("PUB: favourite"));
    star.press("Enter");
    assertThat(star).hasAttribute("aria-pressed", "true");
    assertThat(tab).hasURL(java.util.regex.Pattern.compile(".*sort=name"));
  }

  @Test
  void everyScreenIsAccessibleInBothThemesOnDeskAndPhone() {
    server.world().update("projects", fx.projects().alpha(), Map.of("description", "The **quay** grows.", "status_code", "at_risk", "status_explanation", "Late."));
    server.world().insert("versions", Map.of("project_id", fx.projects().alpha(), "name", "2.4", "description", "", "status", "open", "sharing", "none",
        "start_date", "2026-01-10", "end_date", "2026-02-10", "custom", Map.of()));
    fx.workPackage("Lay the keel");
    var tab = chromium.signIn(server, harbourMaster, PASSWORD);
    var alpha = "/projects/" + server.api(fx.people().adm()).get("/projects/" + fx.projects().alpha()).text("/identifier");
    look(tab, "/projects", "projects");
    look(tab, "/projects/new", "new-project");
    look(tab, alpha, "overview");
    look(tab, alpha + "/settings", "settings");
    look(tab, alpha + "/settings/modules", "modules");
    look(tab, alpha + "/settings/end", "end");
    look(tab, alpha + "/members", "members");
    look(tab, "/users/" + fx.people().dev().id(), "person");
    look(tab, "/my/account", "account");
  }

  @Test
  void shortcutsCanBeTurnedOff() {
    var tab = chromium.signIn(server, harbourMaster, PASSWORD);
    tab.navigate("/my/account");
    tab.getByRole(AriaRole.BUTTON, named("Off")).click();
    assertThat(tab.getByRole(AriaRole.BUTTON, named("Off"))).hasAttribute("aria-pressed", "true");
    press(tab, "g", "p");
    assertThat(tab).hasURL(java.util.regex.Pattern.compile(".*/my/account"));
    tab.getByRole(AriaRole.BUTTON, named("On").setExact(true)).click();
    assertThat(tab.getByRole(AriaRole.BUTTON, named("On").setExact(true))).hasAttribute("aria-pressed", "true");
    press(tab, "g", "p");
    tab.waitForURL("**/projects");
  }

  private static void look(Page tab, String path, String name) {
    tab.navigate(path);
    chromium.looksGood(tab, name);
  }

  private static void press(Page tab, String... keys) {
    tab.locator("main").focus();
    for (var key : keys) {
      tab.keyboard().press(key);
    }
  }

  private static GetByRoleOptions named(String name) {
    return new GetByRoleOptions().setName(name);
  }
}
