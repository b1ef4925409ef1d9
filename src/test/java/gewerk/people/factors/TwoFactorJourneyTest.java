package gewerk.people.factors;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Instant;
import java.util.Map;

import com.google.gson.JsonObject;
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

/** An app and a security key, added and asked for in a browser. */
@Tag("browser")
class TwoFactorJourneyTest {
  private static final String PASSWORD = "harbour-1234-quay";

  @RegisterExtension
  static final TestServer server = TestServer.start();
  @RegisterExtension
  static final Chromium chromium = new Chromium();

  @Test
  void anApp() {
    var login = person();
    var tab = chromium.signIn(server, login, PASSWORD);
    tab.navigate("/my/two_factor_devices");
    tab.locator("#new-app + * + form").getByLabel("Name").fill("Phone");
    tab.getByRole(AriaRole.BUTTON, named("Add app")).click();
    tab.waitForURL("**/confirm");
    chromium.looksGood(tab, "app-set-up");
    var secret = tab.locator("#secret").innerText();
    tab.getByLabel("Code").fill(Totp.code(secret, Instant.now()));
    tab.getByRole(AriaRole.BUTTON, named("Confirm")).click();
    assertThat(tab.locator(".backup-codes li")).hasCount(10);
    tab.navigate("/my/two_factor_devices");
    assertThat(tab.locator("table")).containsText("Phone");
    chromium.looksGood(tab, "two-factors");
    server.world().run("update second_factors set counter = 0");
    var other = chromium.stranger(server.origin().toString());
    Chromium.signIn(other, login, PASSWORD);
    other.waitForURL("**/login/second");
    chromium.looksGood(other, "second-step");
    other.getByLabel("Code").fill(Totp.code(secret, Instant.now()));
    other.getByRole(AriaRole.BUTTON, named("Sign in")).click();
    other.waitForURL(url -> !url.contains("/login"));
    other.navigate("/my/account");
    assertThat(other.locator("main")).containsText(login);
  }

  @Test
  void aSecurityKey() {
    var login = person();
    var tab = chromium.stranger(server.origin().toString().replace("127.0.0.1", "localhost"));
    plugIn(tab);
    Chromium.signIn(tab, login, PASSWORD);
    tab.waitForURL(url -> !url.contains("/login"));
    tab.navigate("/my/two_factor_devices");
    tab.locator("#new-key + * + form").getByLabel("Name").fill("Yellow key");
    tab.getByRole(AriaRole.BUTTON, named("Add security key")).click();
    assertThat(tab.locator(".backup-codes li")).hasCount(10);
    tab.context().clearCookies();
    Chromium.signIn(tab, login, PASSWORD);
    tab.waitForURL("**/login/second");
    chromium.looksGood(tab, "second-step-key");
    tab.getByRole(AriaRole.BUTTON, named("Use security key")).click();
    tab.waitForURL(url -> !url.contains("/login"));
    tab.navigate("/my/two_factor_devices");
    assertThat(tab.locator("table")).containsText("Yellow key");
    org.assertj.core.api.Assertions.assertThat(server.world().number("select count(*) from second_factors where kind = 'webauthn' and counter > 0 and last_used_at is not null")).isOne();
  }

  private static String person() {
    var login = World.unique("ida");
    server.world().person(login, Map.of("password_hash", Passwords.hash(PASSWORD)));
    return login;
  }

  private static void plugIn(Page tab) {
    var protocol = tab.context().newCDPSession(tab);
    protocol.send("WebAuthn.enable");
    var options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "usb");
    options.addProperty("hasResidentKey", false);
    options.addProperty("hasUserVerification", false);
    options.addProperty("automaticPresenceSimulation", true);
    var arguments = new JsonObject();
    arguments.add("options", options);
    protocol.send("WebAuthn.addVirtualAuthenticator", arguments);
  }

  private static GetByRoleOptions named(String name) {
    return new GetByRoleOptions().setName(name).setExact(true);
  }
}
