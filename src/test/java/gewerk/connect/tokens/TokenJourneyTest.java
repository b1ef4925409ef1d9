package gewerk.connect.tokens;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import gewerk.people.users.Passwords;
import gewerk.testkit.Chromium;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody makes a token for a program, and takes it away again. */
@Tag("browser")
class TokenJourneyTest {
  private static final String PASSWORD = "harbour-1234-quay";

  @RegisterExtension
  static final TestServer server = TestServer.start();
  @RegisterExtension
  static final Chromium chromium = new Chromium();

  @Test
  void aTokenIsShownOnceAndOpensTheApi() {
    var login = World.unique("ida");
    server.world().person(login, Map.of("password_hash", Passwords.hash(PASSWORD)));
    var tab = chromium.signIn(server, login, PASSWORD);
    tab.navigate("/my/access_tokens");
    tab.getByLabel("Name").fill("Tide table");
    tab.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Make token")).click();
    assertThat(tab.getByLabel("The token", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true)))
        .hasValue(Pattern.compile("opapi-[0-9a-f]{64}"));
    server.api(tab.locator("#token-value").inputValue()).get("/users/me").is(200).has("/login", login);
    tab.navigate("/my/access_tokens");
    assertThat(tab.locator("#token-value")).hasCount(0);
    assertThat(tab.locator("table")).containsText("Tide table");
  }
}
