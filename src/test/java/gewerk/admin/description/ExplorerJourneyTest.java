package gewerk.admin.description;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Map;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import gewerk.people.users.Passwords;
import gewerk.testkit.Chromium;
import gewerk.testkit.Shots;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody who writes a client looks the API up and tries it out. */
@Tag("browser")
class ExplorerJourneyTest {
  private static final String PASSWORD = "harbour-1234-quay";

  @RegisterExtension
  static final TestServer server = TestServer.start();
  @RegisterExtension
  static final Chromium chromium = new Chromium();

  @BeforeEach
  void turnItOn() {
    server.world().setting("apiv3_docs_enabled", true);
  }

  @Test
  void anOperationIsTriedOutWithOnesOwnSession() {
    var login = World.unique("ria");
    server.world().person(login, Map.of("password_hash", Passwords.hash(PASSWORD), "admin", true));
    var tab = chromium.signIn(server, login, PASSWORD);
    tab.onRequest(request -> org.assertj.core.api.Assertions.assertThat(request.url()).as("nothing is asked of others").matches("(data:.*|" + server.origin() + ".*)"));
    tab.navigate("/api/docs");
    tab.locator("#operations-tag-Users").waitFor();
    chromium.looksGood(tab, "explorer");
    tab.locator("#operations-tag-Render").click();
    tab.locator(".opblock-post [data-path='/api/v3/render/markdown']").click();
    Shots.window(tab, "explorer-open");
    tab.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Execute")).click();
    assertThat(tab.locator(".live-responses-table .response-col_status").last()).containsText("200");
    Shots.page(tab, "explorer-tried");
  }
}
