package gewerk.connect.grants;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import gewerk.connect.oauth.Program;
import gewerk.people.users.Passwords;
import gewerk.testkit.Chromium;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An administrator makes an application, looks after it, and takes it away. */
@Tag("browser")
class ApplicationJourneyTest {
  private static final String PASSWORD = "harbour-1234-quay";

  @RegisterExtension
  static final TestServer server = TestServer.start();
  @RegisterExtension
  static final Chromium chromium = new Chromium();

  @Test
  void fromItsMakingToItsEnd() {
    var boss = World.unique("boss");
    server.world().person(boss, Map.of("admin", true, "password_hash", Passwords.hash(PASSWORD)));
    var tab = chromium.signIn(server, boss, PASSWORD);
    tab.navigate("/admin/oauth/applications");
    assertThat(tab.locator("nav").filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("OAuth applications")).first()).isVisible();
    chromium.looksGood(tab, "oauth-applications");
    tab.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("New application")).click();
    tab.locator("[name=name]").fill("Tide table");
    chromium.looksGood(tab, "oauth-application-new");
    tab.locator("[name=name]").fill("Tide table");
    tab.locator("[name=redirect_uris]").fill("http://tide.example/");
    tab.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Make application")).click();
    assertThat(tab.getByRole(AriaRole.ALERT)).containsText("must begin with https");
    tab.locator("[name=redirect_uris]").fill("https://tide.example/");
    tab.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Make application")).click();
    assertThat(tab.locator("#client-secret")).hasValue(Pattern.compile("[A-Za-z0-9_-]{43}"));
    tab.navigate("/admin/oauth/applications");
    tab.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Tide table")).click();
    assertThat(tab.locator("#client-secret")).hasCount(0);
    tab.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Switch off")).click();
    tab.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON).last().click();
    assertThat(tab.locator("main")).containsText("This application is off");
    tab.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Delete")).click();
    tab.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON).last().click();
    assertThat(tab.locator("main")).not().containsText("Tide table");
  }

  @Test
  void whoHasLetItInStandsThere() {
    var boss = World.unique("boss");
    server.world().person(boss, Map.of("admin", true, "password_hash", Passwords.hash(PASSWORD)));
    var program = Program.confidential(server);
    var anna = server.world().person(World.unique("anna"));
    program.tokensOf(anna);
    var tab = chromium.signIn(server, boss, PASSWORD);
    tab.navigate("/admin/oauth/applications/" + program.id());
    assertThat(tab.locator("main")).containsText(anna.name());
    chromium.looksGood(tab, "oauth-application");
    tab.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("New secret")).click();
    tab.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Make a new secret")).click();
    assertThat(tab.locator("#client-secret")).hasValue(Pattern.compile("[A-Za-z0-9_-]{43}"));
    assertThat(tab.locator("main")).not().containsText(anna.name());
  }
}
