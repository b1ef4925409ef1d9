package gewerk.people.openid;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import gewerk.testkit.Chromium;
import gewerk.testkit.TestServer;
import gewerk.testkit.elsewhere.Lighthouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An administrator connects a provider; somebody signs in through it, and out again. */
@Tag("browser")
class OpenIdJourneyTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();
  @RegisterExtension
  static final Chromium chromium = new Chromium();
  @RegisterExtension
  static final Lighthouse lighthouse = Lighthouse.thatAsks();

  @Test
  void aProviderIsConnectedAndLetsSomebodyIn() {
    var tab = chromium.administrator(server);
    connect(tab);
    signOut(tab);
    tab.route(Pattern.compile("https?://(?!127\\.0\\.0\\.1|localhost).*"), route -> route.fulfill(new Route.FulfillOptions().setBody(""))); // the provider's page has its looks from elsewhere
    chromium.looksGood(tab, "login-with-provider");
    comeIn(tab);
    leave(tab);
  }

  private static void connect(Page tab) {
    tab.navigate("/admin/openid_connect/providers");
    chromium.looksGood(tab, "openid-none");
    tab.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("New provider")).click();
    tab.locator("[name=name]").fill("Harbour ID");
    tab.locator("[name=issuer]").fill("http://localhost:1/nobody");
    tab.locator("[name=clientId]").fill(Lighthouse.CLIENT);
    tab.locator("[name=clientSecret]").fill(Lighthouse.SECRET);
    tab.getByLabel("For new accounts").uncheck();
    tab.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Save")).click();
    assertThat(tab.getByRole(AriaRole.ALERT).first()).containsText("cannot be reached");
    tab.locator("[name=issuer]").fill(lighthouse.issuer());
    tab.locator("[name=clientSecret]").fill(Lighthouse.SECRET);
    tab.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Save")).click();
    assertThat(tab.getByLabel("After signing in")).hasValue(server.origin() + "/auth/harbour-id/callback");
    assertThat(tab.locator("[name=clientSecret]")).hasValue("");
    chromium.looksGood(tab, "openid-provider");
    tab.navigate("/admin/openid_connect/providers");
    chromium.looksGood(tab, "openid-providers");
  }

  private static void signOut(Page tab) {
    tab.context().clearCookies(new com.microsoft.playwright.BrowserContext.ClearCookiesOptions().setName("_open_project_session"));
    tab.navigate("/my/account");
    assertThat(tab).hasURL(Pattern.compile(".*/login.*"));
  }

  private static void comeIn(Page tab) {
    tab.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Sign in with Harbour ID")).click();
    tab.waitForURL(url -> url.startsWith(lighthouse.issuer()));
    tab.locator("[name=username]").fill("sub-ida");
    tab.locator("[name=claims]").fill("{\"preferred_username\":\"ida\",\"given_name\":\"Ida\",\"family_name\":\"Quist\",\"email\":\"ida@lighthouse.example\"}");
    tab.locator("[type=submit]").first().click();
    assertThat(tab).hasURL(server.origin() + "/my/account");
    assertThat(tab.locator("[name=email]")).hasValue("ida@lighthouse.example");
    server.admin().get("/users/ida").is(200).has("/identityUrl", "harbour-id:sub-ida");
  }

  /** A real form and a real redirect: our policy lets forms lead nowhere else, and yet one arrives there. */
  private static void leave(Page tab) {
    tab.evaluate("document.querySelector('form[action=\"/logout\"]').requestSubmit()");
    tab.waitForURL(url -> url.startsWith(lighthouse.issuer() + "/endsession") || url.startsWith(server.origin() + "/login"));
    tab.navigate("/my/account");
    assertThat(tab).hasURL(Pattern.compile(".*/login.*"));
    tab.navigate("/auth/harbour-id/callback?error=access_denied&state=x");
    chromium.looksGood(tab, "openid-trouble");
  }
}
