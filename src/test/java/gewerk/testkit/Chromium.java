package gewerk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real browser for the journeys of a test class. Whatever a page complains of in its console fails the test: a refused inline style, an
 * import that leads nowhere, an exception.
 */
public final class Chromium implements AfterEachCallback {
  private static final int PHONE = 390;
  /** A form that is refused answers 422, which the browser itself calls an error. */
  private static final Pattern REFUSED = Pattern.compile("status of 422");
  /** Turbo lets the promise of a frame fail when a reader goes on before the frame has come. */
  private static final Pattern OVERTAKEN = Pattern.compile("status of 4(09|22)|^AbortError");

  private final List<String> complaints = new ArrayList<>();

  /** The one browser of this process, begun with the first tab; it ends with the process. */
  private static final class Running {
    private static final List<String> PLACES = List.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium");
    private static final Browser BROWSER = launch();

    private static Browser launch() {
      PlaywrightAssertions.setDefaultAssertionTimeout(15_000); // a busy machine is slow, not wrong
      var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      return playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(program())
          .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")));
    }

    private static Path program() {
      var chosen = System.getenv("CHROMIUM");
      return chosen != null ? Path.of(chosen)
          : PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst().orElseThrow(() -> new IllegalStateException("There is no Chromium here; bin/test installs one."));
    }
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
    var tab = Running.BROWSER.newContext(new Browser.NewContextOptions().setBaseURL(origin).setViewportSize(1440, 900)
        .setReducedMotion(ReducedMotion.REDUCE)).newPage();
    return listened(tab, REFUSED);
  }

  /** A tab of whoever has this API token; the page may be told of a conflict, and may be left before all of it has come. */
  public Page bearer(TestServer server, Person person, int width, String theme) {
    var credentials = Base64.getEncoder().encodeToString(("apikey:" + person.token()).getBytes(StandardCharsets.UTF_8));
    var context = Running.BROWSER.newContext(new Browser.NewContextOptions().setBaseURL(server.origin().toString()).setViewportSize(width, 860).setReducedMotion(ReducedMotion.REDUCE)
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
    var tab = Running.BROWSER.newContext().newPage();
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

  /** Whoever is signed in in this tab, in a browser that runs no scripts. */
  public Page withoutScripts(TestServer server, Page tab) {
    var plain = withoutScripts(server.origin().toString(), 1440);
    plain.context().addCookies(tab.context().cookies().stream().filter(cookie -> !cookie.name.equals("notice")).toList());
    return plain;
  }

  /** A tab of a browser that runs no scripts. */
  public Page withoutScripts(String origin, int width) {
    return Running.BROWSER.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false).setReducedMotion(ReducedMotion.REDUCE)
        .setBaseURL(origin).setViewportSize(width, 844)).newPage();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Running.BROWSER.contexts().forEach(BrowserContext::close);
    assertThat(complaints).as("the console is silent").isEmpty();
  }
}
