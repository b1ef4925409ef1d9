package gewerk.views.copying;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Map;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import gewerk.people.users.Passwords;
import gewerk.testkit.Chromium;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody makes the next project after the pattern of the last. */
@Tag("browser")
class CopyJourneyTest {
  private static final String PASSWORD = "harbour-1234-quay";

  @RegisterExtension
  static final TestServer server = TestServer.start();
  @RegisterExtension
  static final Chromium chromium = new Chromium();

  @Test
  void aProjectIsCopied() {
    var fx = server.world().fx();
    fx.workPackage("Lay the keel");
    var login = World.unique("ada");
    server.world().person(login, Map.of("password_hash", Passwords.hash(PASSWORD), "admin", true));
    var tab = chromium.signIn(server, login, PASSWORD);
    tab.navigate("/projects/" + fx.projects().alpha() + "/copy");
    chromium.looksGood(tab, "copy");
    tab.getByLabel("Name").fill("The next ship");
    tab.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Copy").setExact(true)).click();
    tab.waitForURL("**/projects/the-next-ship");
    assertThat(tab.locator("#toasts")).containsText("The next ship has been made.");
    tab.navigate("/projects/the-next-ship/work_packages");
    assertThat(tab.getByText("Lay the keel").first()).isVisible();
  }
}
