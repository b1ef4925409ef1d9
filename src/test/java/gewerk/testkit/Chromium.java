package gewerk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real browser for the journeys of a test class. Whatever a page complains of in its console fails the test: a refused inline style, an
 * import that leads nowhere, an exception.
 */
public final class Chromium implements BeforeAllCallback, AfterAllCallback, AfterEachCallback {
  private static final int PHONE = 390;
  /** A form that is refused answers 422, which the browser itself calls an error. */
  private static final Pattern REFUSED = Pattern.compile("status of 422");
  /** Turbo lets the promise of a frame fail when a reader goes on before the frame has come. */
  private static final Pattern OVERTAKEN = Pattern.compile("status of 4(09|22)|^AbortError");

  private final List<String> complaints = new ArrayList<>();
  private Playwright playwright;
  private Browser browser;

  @Override
  public void beforeAll(ExtensionContext context) {
    com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout(15_000); // a busy machine is slow, not wrong
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
        .setExecutablePath(Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium")))
        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")));
  }

  /** A tab in which somebody has signed in through the page for it. */
  public Page signIn(TestServer server, String login, String password) {
    var tab = stranger(server.origin().toString());
    signIn(tab, login, password);
    tab.waitForURL(url -> !url.contains("/login"));
    return tab;
  }

  /** A tab in which an administrator has signed in. */
  public Page administrator(TestServer server) {
    return signIn(server, server.world().administrator(), World.PASSWORD);
  }

  /** The name and the password; where that leads is up to the server. */
  public static void signIn(Page tab, String login, String password) {
    tab.navigate("/login");
    tab.locator("[name=username]").fill(login);
    tab.locator("[name=password]").fill(password);
    tab.locator("main form button").click();
  }

  /** A tab of a browser that has never been here. */
  public Page stranger(String origin) {
    var tab = browser.newContext(new Browser.NewContextOptions().setBaseURL(origin).setViewportSize(1440, 900)
        .setReducedMotion(ReducedMotion.REDUCE)).newPage();
    return listened(tab, REFUSED);
  }

  /** A tab of whoever has this API token; the page may be told of a conflict, and may be left before all of it has come. */
  public Page bearer(TestServer server, Person person, int width, String theme) {
    var credentials = Base64.getEncoder().encodeToString(("apikey:" + person.token()).getBytes(StandardCharsets.UTF_8));
    var context = browser.newContext(new Browser.NewContextOptions().setBaseURL(server.origin().toString()).setViewportSize(width, 860).setReducedMotion(ReducedMotion.REDUCE)
        .setExtraHTTPHeaders(Map.of("Authorization", "Basic " + credentials)));
    context.addCookies(List.of(new Cookie("theme", theme).setUrl(server.origin().toString())));
    return listened(context.newPage(), OVERTAKEN);
  }

  private Page listened(Page tab, Pattern expected) {
    tab.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complain(message.text(), expected);
      }
    });
    tab.onPageError(problem -> complain(problem, expected));
    return tab;
  }

  private void complain(String problem, Pattern expected) {
    if (!expected.matcher(problem).find()) {
      complaints.add(problem);
    }
  }

  /** A tab on any site, of ours or of others, in which nobody is signed in; what its console says is not listened to. */
  public Page visit(java.net.URI address) {
    var tab = browser.newContext().newPage();
    tab.navigate(address.toString());
    return tab;
  }

  /** What axe has against the page on a desk and on a phone, light by every rule and dark by its colours; and that nothing scrolls sideways. */
  public void looksGood(Page tab, String name) {
    for (var theme : List.of("light", "dark")) {
      tab.context().addCookies(List.of(new Cookie("theme", theme).setUrl(tab.url())));
      tab.reload();
      for (int width : List.of(PHONE, 1440)) {
        tab.setViewportSize(width, width == PHONE ? 844 : 900);
        Shots.page(tab, name + "-" + theme + "-" + width);
        assertThat(theme.equals("light") ? Axe.complaints(tab) : Axe.complaintsAboutColours(tab)).as("%s, %s, %s wide", name, theme, width).isEmpty();
        assertThat((Boolean) tab.evaluate("document.documentElement.scrollWidth <= innerWidth")).as("%s does not scroll sideways", name).isTrue();
      }
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    browser.contexts().forEach(com.microsoft.playwright.BrowserContext::close);
    assertThat(complaints).as("the console is silent").isEmpty();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    browser.close();
    playwright.close();
  }
}
