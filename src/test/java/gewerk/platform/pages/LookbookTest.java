package gewerk.platform.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import gewerk.testkit.Axe;
import gewerk.testkit.Chromium;
import gewerk.testkit.Shots;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts of our pages in a real browser: accessible in every theme and width, and moved by keys. */
@Tag("browser")
class LookbookTest {
  @RegisterExtension
  static final Chromium chromium = new Chromium();

  private static LookbookServer server;

  private com.microsoft.playwright.Page tab;

  @BeforeAll
  static void start() throws IOException {
    server = new LookbookServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open() {
    tab = chromium.stranger(server.url(""));
  }

  @ParameterizedTest
  @CsvSource({
      "/lookbook, light, 1440", "/lookbook, dark, 1440", "/lookbook, light, 390", "/lookbook, dark, 390", "/lookbook, contrast, 1440",
      "/lookbook/screen, light, 1440", "/lookbook/screen, dark, 1440", "/lookbook/screen, light, 390", "/lookbook/screen, dark, 390",
      "/lookbook/screen, pseudo, 1440", "/lookbook/screen, pseudo, 390", "/nowhere, light, 1440", "/nowhere, dark, 390"})
  void axeFindsNothing(String path, String variant, int width) {
    visit(path + "?" + variant + "&saved", width);
    Shots.page(tab, path.replace("/", "-").substring(1) + "-" + variant + "-" + width);
    assertThat(Axe.complaints(tab)).isEmpty();
    assertThat((Boolean) tab.evaluate("document.documentElement.scrollWidth <= innerWidth")).as("no sideways scrolling").isTrue();
  }

  @Test
  void openMenusAndDialogsAreAccessibleToo() {
    visit("/lookbook?light", 1440);
    tab.getByRole(AriaRole.BUTTON, named("Ida Moen: account and appearance")).click();
    assertThat(tab.locator("#user-menu")).isVisible();
    check("user-menu");
    tab.keyboard().press("Escape");
    tab.getByRole(AriaRole.BUTTON, named("Log time")).click();
    assertThat(tab.getByRole(AriaRole.DIALOG)).isVisible();
    check("dialog");
  }

  @Test
  void slashOpensTheJumpBoxAndArrowsAndEnterGoThere() {
    visit("/lookbook?light", 1440);
    tab.keyboard().press("/");
    tab.keyboard().type("berth 4");
    assertThat(tab.locator("#jump-results").getByRole(AriaRole.OPTION)).hasCount(2);
    check("jump");
    tab.keyboard().press("ArrowDown");
    tab.keyboard().press("ArrowUp");
    tab.keyboard().press("Enter");
    tab.waitForURL("**/lookbook/screen?1043");
  }

  @Test
  void questionMarkListsTheKeysAndTwoLettersNavigate() {
    visit("/lookbook?light", 1440);
    tab.keyboard().press("?");
    assertThat(tab.getByRole(AriaRole.DIALOG)).containsText("Work packages");
    check("keys");
    tab.keyboard().press("Escape");
    tab.keyboard().press("g");
    tab.keyboard().press("w");
    tab.waitForURL("**/projects/harbour/list");
  }

  @Test
  void aComboboxIsChosenFromByKeysAndAsksTheServer() {
    visit("/lookbook?light", 1440);
    var assignee = tab.getByRole(AriaRole.COMBOBOX, named("Assignee"));
    assignee.fill("nora");
    assertThat(tab.getByRole(AriaRole.OPTION, named("Nora Dahl"))).isVisible();
    check("combobox");
    assignee.press("ArrowDown");
    assignee.press("Enter");
    assertThat(assignee).hasValue("Nora Dahl");
    tab.locator("form", new com.microsoft.playwright.Page.LocatorOptions().setHasText("Plan by hand")).getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Save")).click();
    tab.waitForURL("**/lookbook?saved");
    assertThat(server.lastPost).contains("assignee=7").contains("csrf=a-token");
    assertThat(tab.getByText("Saved “Survey the outer quay”.").first()).isVisible();
  }

  @Test
  void theThemeChangesAtOnceAndStaysAfterGoingOn() {
    visit("/lookbook?light", 1440);
    tab.getByRole(AriaRole.BUTTON, named("Ida Moen: account and appearance")).click();
    tab.getByRole(AriaRole.BUTTON, named("Dark")).click();
    tab.waitForURL("**/lookbook?dark");
    assertThat(tab.locator("html")).hasAttribute("data-theme", "dark");
    assertThat(server.lastPost).contains("theme=dark").contains("back=/lookbook");
  }

  @Test
  void leavingAChangedFormAsksFirst() {
    visit("/lookbook?light", 1440);
    tab.getByLabel("Subject").fill("Survey the inner quay");
    var screen = tab.getByRole(AriaRole.LINK, named("A whole screen"));
    screen.click();
    tab.getByRole(AriaRole.BUTTON, named("Cancel")).click();
    assertThat(tab.getByLabel("Subject")).hasValue("Survey the inner quay");
    screen.click();
    tab.getByRole(AriaRole.BUTTON, named("Yes, go on")).click();
    tab.waitForURL("**/lookbook/screen");
  }

  @Test
  void aDialogSurvivesARefreshAndClosesWhenItsFormIsTaken() {
    visit("/lookbook?light", 1440);
    tab.getByRole(AriaRole.BUTTON, named("Log time")).click();
    tab.keyboard().type("1h30");
    tab.evaluate("""
        path => import(path).then(turbo => new Promise(done => {
          addEventListener("turbo:load", () => done(), { once: true })
          turbo.session.refresh(location.href)
        }))""", SamplePages.ASSETS.url("turbo.js"));
    assertThat(tab.getByLabel("Time spent")).isVisible();
    assertThat(tab.getByRole(AriaRole.DIALOG)).isVisible();
    tab.getByRole(AriaRole.BUTTON, named("Log").setExact(true)).click();
    assertThat(tab.getByRole(AriaRole.DIALOG)).isHidden();
    assertThat(tab.locator(".toast")).isVisible();
  }

  @Test
  void thePaneIsWidenedByKeysAndKeepsItsWidth() {
    visit("/lookbook/screen?light", 1440);
    var pane = tab.locator(".pane");
    var before = pane.boundingBox().width;
    tab.getByRole(AriaRole.SEPARATOR).press("ArrowLeft");
    tab.getByRole(AriaRole.SEPARATOR).press("ArrowLeft");
    assertThat(pane.boundingBox().width).isEqualTo(before + 32);
    tab.reload();
    assertThat(pane.boundingBox().width).isEqualTo(before + 32);
  }

  @Test
  void aDraftSurvivesALostTab() {
    visit("/lookbook?light", 1440);
    tab.getByLabel("Description").fill("Soundings must reach two metres");
    tab.onDialog(dialog -> dialog.accept());
    tab.reload();
    tab.getByRole(AriaRole.BUTTON, named("Bring it back")).click();
    assertThat(tab.getByLabel("Description")).hasValue("Soundings must reach two metres");
  }

  @Test
  void aDangerousButtonAsksInOurOwnDialog() {
    visit("/lookbook?light", 1440);
    var delete = tab.getByRole(AriaRole.BUTTON, named("Delete").setExact(true)).first();
    delete.click();
    assertThat(tab.getByRole(AriaRole.DIALOG)).containsText("Delete this work package and its 3 children?");
    check("confirm");
    tab.getByRole(AriaRole.BUTTON, named("Cancel")).click();
    assertThat(server.lastPost).doesNotContain("delete=yes");
    delete.click();
    tab.getByRole(AriaRole.BUTTON, named("Yes, go on")).click();
    tab.waitForURL("**/lookbook?saved");
    assertThat(server.lastPost).contains("delete=yes");
  }

  @Test
  void onAPhoneTheRailIsADrawerThatWorksWithoutScripts() {
    var page = chromium.withoutScripts(server.url(""), 390);
    page.navigate("/lookbook/screen?light");
    assertThat(page.locator("#rail")).isHidden();
    page.getByRole(AriaRole.BUTTON, named("Menu")).click();
    assertThat(page.locator("#rail")).isVisible();
    Shots.window(page, "drawer");
  }

  private void visit(String path, int width) {
    tab.setViewportSize(width, width > 600 ? 760 : 844);
    tab.navigate(path);
  }

  private void check(String name) {
    Shots.window(tab, name);
    assertThat(Axe.complaints(tab)).isEmpty();
  }

  private static com.microsoft.playwright.Page.GetByRoleOptions named(String name) {
    return new com.microsoft.playwright.Page.GetByRoleOptions().setName(name);
  }
}
