package gewerk.views.shares;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Map;

import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import gewerk.people.users.Passwords;
import gewerk.testkit.Chromium;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A work package is shared beside the table, the right is changed, and it is shared no longer. */
@Tag("browser")
class ShareJourneyTest {
  private static final String PASSWORD = "harbour-1234-quay";

  @RegisterExtension
  static final TestServer server = TestServer.start();
  @RegisterExtension
  static final Chromium chromium = new Chromium();

  @Test
  void fromTheSplitViewToTheFullView() {
    var world = server.world();
    var fx = world.fx();
    long wp = fx.workPackage("Crane rail drifts");
    var guest = world.person(World.unique("wilma"));
    var login = World.unique("boss");
    world.person(login, Map.of("password_hash", Passwords.hash(PASSWORD), "admin", true));
    var tab = chromium.signIn(server, login, PASSWORD);
    tab.navigate("/projects/" + fx.projects().alpha() + "/work_packages?selected=" + wp);
    tab.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Share").setExact(true)).click();
    tab.getByRole(AriaRole.COMBOBOX, new GetByRoleOptions().setName("Person or group")).fill(guest.login());
    tab.getByRole(AriaRole.OPTION, new GetByRoleOptions().setName(guest.name())).click();
    tab.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Share").setExact(true)).click();
    assertThat(tab.locator("#toasts")).containsText("This is shared with " + guest.name() + " now.");
    tab.getByLabel("What " + guest.name() + " may").selectOption("edit");
    assertThat(tab.locator("#toasts")).containsText("has another right now");
    tab.navigate("/work_packages/" + wp + "/shares");
    assertThat(tab.getByLabel("What " + guest.name() + " may", new GetByLabelOptions().setExact(true))).hasValue("edit");
    chromium.looksGood(tab, "shares");
    tab.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Stop sharing with " + guest.name())).click();
    assertThat(tab.locator("main")).containsText("This is shared with nobody");
    tab.locator("#toasts").getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Undo")).click();
    assertThat(tab.getByLabel("What " + guest.name() + " may", new GetByLabelOptions().setExact(true))).hasValue("edit");
  }
}
