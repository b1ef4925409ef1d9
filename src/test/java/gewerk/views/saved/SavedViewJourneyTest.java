package gewerk.views.saved;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import gewerk.platform.database.Sql;
import gewerk.testkit.Axe;
import gewerk.testkit.Chromium;
import gewerk.testkit.Fixture;
import gewerk.testkit.Shots;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody keeps a list under a name, comes back to it, changes it and throws it away, in a real browser. */
@Tag("browser")
class SavedViewJourneyTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();
  @RegisterExtension
  static final Chromium chromium = new Chromium();

  private Fixture fx;
  private Page tab;
  private String list;

  @BeforeEach
  void begin() {
    fx = server.world().fx();
    server.world().grant(fx.roles().dev(), "manage_public_queries");
    fx.workPackage("Grease the crane");
    fx.workPackage("Sweep the quay");
    list = server.origin() + "/projects/" + server.database().one(Sql.of("select identifier from projects where id = ?", fx.projects().alpha()),
        row -> row.text("identifier")).orElseThrow() + "/work_packages";
    tab = chromium.bearer(server, fx.people().dev(), 1440, "light");
  }

  @Test
  void aViewIsSavedOpenedChangedAndDeleted() {
    tab.navigate(list + "?filters=%5B%7B%22subject%22%3A%7B%22operator%22%3A%22~%22%2C%22values%22%3A%5B%22crane%22%5D%7D%7D%5D");
    aNameIsAskedForUntilThereIsOne();
    tab.navigate(list);
    assertThat(row("Sweep the quay")).isVisible();
    menu().getByRole(AriaRole.LINK, exactlyIn("Cranes")).click();
    assertThat(heading()).hasText("Cranes");
    assertThat(row("Sweep the quay")).hasCount(0);
    itIsArrangedOtherwiseAndThatIsSaved();
    itGetsAnotherNameAndAStar();
    itGoes();
  }

  private void aNameIsAskedForUntilThereIsOne() {
    menu().getByRole(AriaRole.LINK, exactlyIn("Save as a view …")).click();
    assertThat(sheet()).containsText("Save as a view");
    sheet().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save").setExact(true)).click();
    assertThat(sheet().locator(".form-error")).containsText("Name can't be blank.");
    sheet().getByLabel("Name").fill("Cranes");
    tab.keyboard().press("Enter");
    assertThat(tab.locator("#toasts")).containsText("Saved the view “Cranes”");
    assertThat(tab).hasURL(Pattern.compile("/work_packages\\?query_id=\\d+$"));
    assertThat(heading()).hasText("Cranes");
  }

  private void itIsArrangedOtherwiseAndThatIsSaved() {
    assertThat(button("Views")).isVisible();
    tab.getByRole(AriaRole.BUTTON, exactly("Group")).click();
    tab.locator("#group-menu").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Status").setExact(true)).click();
    assertThat(tab.locator("tr.group")).hasCount(1);
    assertThat(tab).hasURL(Pattern.compile("query_id=\\d+&filters=.*group=status"));
    row("Grease the crane").locator("a.opens").click();
    assertThat(tab.locator("#split-title")).hasText("Grease the crane");
    assertThat(tab).hasURL(Pattern.compile("query_id=\\d+&filters=.*selected="));
    openMenu("Views (changed)").getByRole(AriaRole.BUTTON, exactlyIn("Save changes")).click();
    assertThat(tab.locator("#toasts")).containsText("Saved the changes of “Cranes”");
    assertThat(tab).hasURL(Pattern.compile("/work_packages\\?query_id=\\d+$"));
    assertThat(tab.locator("tr.group")).hasCount(1);
    assertThat(button("Views")).isVisible();
    assertThat(tab.locator("#views-menu")).not().isVisible();
  }

  private void itGetsAnotherNameAndAStar() {
    menu().getByRole(AriaRole.LINK, exactlyIn("Rename …")).click();
    sheet().getByLabel("Name").fill("Cranes and rails");
    tab.keyboard().press("Enter");
    assertThat(tab.locator("#toasts")).containsText("The view is “Cranes and rails” now");
    assertThat(heading()).hasText("Cranes and rails");
    assertThat(sheet()).not().isVisible();
    openMenu("Views").getByRole(AriaRole.BUTTON, exactlyIn("Make it a favourite")).click();
    assertThat(tab.locator("#toasts")).containsText("“Cranes and rails” is a favourite");
    assertThat(tab.locator("#views-menu")).not().isVisible();
    assertThat(menu().getByRole(AriaRole.LIST, exactlyIn("Favourites")).locator("[aria-current]")).hasText("Cranes and rails");
    assertThat(Axe.complaints(tab)).isEmpty();
  }

  private void itGoes() {
    tab.locator("#views-menu").getByRole(AriaRole.LINK, exactlyIn("Delete …")).click();
    assertThat(sheet()).containsText("Delete “Cranes and rails”?");
    assertThat(Axe.complaints(tab)).isEmpty();
    sheet().getByRole(AriaRole.BUTTON, exactlyIn("Delete")).click();
    assertThat(tab.locator("#toasts")).containsText("Deleted the view “Cranes and rails”");
    assertThat(heading()).hasText("Work packages");
    assertThat(tab).hasURL(list);
    assertThat(menu().getByText("A saved view keeps")).isVisible();
  }

  @Test
  void theMenuIsWalkedByKeys() {
    view("Beta", false, false);
    view("Alpha", true, false);
    tab.navigate(list);
    button("Views").focus();
    tab.keyboard().press("Enter");
    assertThat(tab.locator("#views-menu").getByRole(AriaRole.LINK, exactlyIn("All open ones"))).isFocused();
    tab.keyboard().press("ArrowDown");
    assertThat(tab.locator("#views-menu").getByRole(AriaRole.LINK, exactlyIn("Beta"))).isFocused();
    tab.keyboard().press("ArrowDown");
    tab.keyboard().press("Enter");
    assertThat(heading()).hasText("Alpha");
    tab.goBack();
    assertThat(heading()).hasText("Work packages");
    button("Views").focus();
    tab.keyboard().press("Enter");
    assertThat(tab.locator("#views-menu").getByRole(AriaRole.LINK, exactlyIn("Beta"))).isVisible();
    tab.keyboard().press("Escape");
    assertThat(button("Views")).isFocused();
  }

  @ParameterizedTest
  @CsvSource({"light, 1440", "dark, 1440", "light, 390", "dark, 390"})
  void axeFindsNothing(String theme, int width) {
    tab.context().close();
    tab = chromium.bearer(server, fx.people().dev(), width, theme);
    view("Late work of everybody who is away for longer than a week", true, true);
    long mine = view("Mine", false, false);
    view("Bugs", true, false);
    tab.navigate(list + "?query_id=" + mine + "&group=status");
    openMenu("Views (changed)");
    assertThat(tab.locator("#views-menu").getByRole(AriaRole.BUTTON, exactlyIn("Save changes"))).isVisible();
    looksGood("saved-menu-" + theme + "-" + width);
    tab.locator("#views-menu").getByRole(AriaRole.LINK, exactlyIn("Save as a view …")).click();
    assertThat(sheet().getByLabel("For everybody")).isVisible();
    looksGood("saved-new-" + theme + "-" + width);
    for (var path : List.of("/work_packages/views?back=" + list.substring(server.origin().toString().length()) + "?query_id=" + mine, "/work_packages/views/" + mine + "/delete")) {
      tab.navigate(server.origin() + path);
      looksGood("saved-alone-" + theme + "-" + width + "-" + path.length());
    }
  }

  private void looksGood(String name) {
    Shots.window(tab, name);
    assertThat(Axe.complaints(tab)).as(name).isEmpty();
    assertThat((Boolean) tab.evaluate("document.documentElement.scrollWidth <= innerWidth")).as("no sideways scrolling").isTrue();
  }

  private long view(String name, boolean open, boolean starred) {
    long id = server.world().insert("queries", Map.of("name", name, "project_id", fx.projects().alpha(), "user_id", fx.people().dev().id(), "public", open, "starred", starred));
    server.world().insert("views", Map.of("query_id", id, "type", "work_packages_table"));
    return id;
  }

  /** The menu of views, opened. */
  private Locator menu() {
    return openMenu("Views");
  }

  private Locator openMenu(String label) {
    button(label).click();
    var menu = tab.locator("#views-menu");
    assertThat(menu.getByRole(AriaRole.LINK, exactlyIn("All open ones"))).isVisible();
    return menu;
  }

  private Locator button(String label) {
    return tab.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label).setExact(true));
  }

  private Locator heading() {
    return tab.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
  }

  private Locator sheet() {
    return tab.locator("#sheet-dialog");
  }

  private Locator row(String subject) {
    return tab.locator("tbody tr[id]").filter(new Locator.FilterOptions().setHasText(subject));
  }

  private static Page.GetByRoleOptions exactly(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Locator.GetByRoleOptions exactlyIn(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }
}
