package gewerk.admin.audit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Map;

import gewerk.testkit.Chromium;
import gewerk.testkit.TestServer;
import gewerk.testkit.Visitor;
import gewerk.testkit.elsewhere.Harbour;
import gewerk.testkit.elsewhere.Lighthouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An administrator reads in the log how the ways in were changed. */
@Tag("browser")
class AccessAuditJourneyTest {
  private static final String APPLICATIONS = "/admin/oauth/applications";

  @RegisterExtension
  static final TestServer server = TestServer.start();
  @RegisterExtension
  static final Chromium chromium = new Chromium();
  @RegisterExtension
  static final Harbour harbour = Harbour.start();
  @RegisterExtension
  static final Lighthouse lighthouse = Lighthouse.start();

  @Test
  void theLogNamesWhatChangedInTheReadersLanguage() {
    var admin = Visitor.administrator(server);
    harbour.connect(server, admin);
    lighthouse.change(admin, lighthouse.connect(admin), Map.of("linksAccounts", "true", "clientSecret", "another-beam"));
    admin.post(APPLICATIONS + "/new", Map.of("name", "Tide table", "redirect_uris", "https://tide.example/back", "confidential", "true", "scopes", "api_v3", "acting", ""));
    Visitor.of(server).signIn("nobody-here", "guess");

    var tab = chromium.administrator(server);
    tab.navigate("/admin/audit");
    assertThat(tab.locator("#audit")).containsText("OAuth application created: Tide table");
    assertThat(tab.locator("#audit")).containsText("Takes over accounts no yes");
    chromium.looksGood(tab, "audit-access");
    server.world().run("update users set language = 'de'");
    tab.reload();
    assertThat(tab.locator("#audit")).containsText("OAuth-Anwendung angelegt: Tide table");
    assertThat(tab.locator("#audit")).containsText("Übernimmt Konten nein ja");
    assertThat(tab.locator("#audit")).containsText("Jemand ohne Anmeldung");
    chromium.looksGood(tab, "audit-access-de");
  }
}
