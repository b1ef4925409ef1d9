package gewerk.admin.settings;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
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

/** An administrator opens the API to another origin, makes a mistake, and is told. */
@Tag("browser")
class SettingsJourneyTest {
  private static final String PASSWORD = "harbour-1234-quay";

  @RegisterExtension
  static final TestServer server = TestServer.start(Map.of("GEWERK_APP_TITLE", "Wharf"));
  @RegisterExtension
  static final Chromium chromium = new Chromium();

  @Test
  void theApiIsOpenedToAnotherOrigin() {
    var login = World.unique("ada");
    server.world().person(login, Map.of("password_hash", Passwords.hash(PASSWORD), "admin", true, "language", "de"));
    var tab = chromium.signIn(server, login, PASSWORD);
    tab.navigate("/admin");
    tab.getByRole(AriaRole.NAVIGATION).getByRole(AriaRole.LINK, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("API").setExact(true)).click();
    var origins = tab.locator("textarea[name='settings[apiv3_cors_origins]']");
    assertThat(origins).isDisabled();
    tab.getByLabel("CORS erlauben").check();
    origins.fill("https://*.example.org");
    var save = tab.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Speichern"));
    save.click();
    assertThat(tab.locator(".form-error").first()).containsText("muss so aussehen");
    origins.fill("https://app.example.org");
    save.click();
    assertThat(tab.locator("#toasts")).containsText("Die Einstellungen wurden gespeichert.");
    server.admin().with("Origin", "https://app.example.org").get("").is(200).header("Access-Control-Allow-Origin").isEqualTo("https://app.example.org");
    for (var screen : List.of("api", "general", "dates", "working_days", "work_packages", "projects", "users", "attachments")) {
      tab.navigate("/admin/settings/" + screen);
      chromium.looksGood(tab, "settings-" + screen);
    }
  }
}
