package gewerk.admin.workflows;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import gewerk.people.users.Passwords;
import gewerk.testkit.Chromium;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An administrator opens the workflow of a role, ticks a row, and copies it to another role. */
@Tag("browser")
class WorkflowJourneyTest {
  private static final String PASSWORD = "harbour-1234-quay";

  @RegisterExtension
  static final TestServer server = TestServer.start();
  @RegisterExtension
  static final Chromium chromium = new Chromium();

  @Test
  void fromTheSummaryToACopy() {
    var login = World.unique("boss");
    server.world().person(login, Map.of("password_hash", Passwords.hash(PASSWORD), "admin", true));
    var tab = chromium.signIn(server, login, PASSWORD);
    tab.navigate("/admin/workflows");
    chromium.looksGood(tab, "workflows");
    tab.getByLabel("Type", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true)).selectOption("Bug");
    tab.getByLabel("Role", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true)).selectOption("Reader");
    button(tab.locator("main"), "Show steps");
    assertThat(tab.locator("h1")).hasText("Bug: steps of Reader");
    button(tab.locator("main"), "Tick or untick all steps from New");
    tab.getByLabel("New → Closed").uncheck();
    button(tab.locator("main .form-actions"), "Save");
    assertThat(tab.locator("#toasts")).containsText("8 steps have been changed.");
    assertThat(tab.getByLabel("New → Confirmed")).isChecked();
    assertThat(tab.getByLabel("New → Closed")).not().isChecked();
    chromium.looksGood(tab, "workflow");
    tab.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Copy to others")).click();
    tab.getByRole(AriaRole.CHECKBOX, new GetByRoleOptions().setName("Epic")).check();
    tab.getByRole(AriaRole.CHECKBOX, new GetByRoleOptions().setName("Non member")).check();
    chromium.looksGood(tab, "workflow-copy");
    tab.getByRole(AriaRole.CHECKBOX, new GetByRoleOptions().setName("Epic")).check();
    tab.getByRole(AriaRole.CHECKBOX, new GetByRoleOptions().setName("Non member")).check();
    button(tab.locator("main .form-actions"), "Copy");
    assertThat(tab.getByLabel("Epic: steps of Non member: 8 steps")).isVisible();
  }

  private static void button(Locator within, String name) {
    within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true)).click();
  }
}
