package gewerk.views.table;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
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

/** A working day in the table, by keyboard, in a real browser. */
@Tag("browser")
class TableJourneyTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  @RegisterExtension
  static final Chromium chromium = new Chromium();

  private Fixture fx;
  private Page tab;
  private String list;
  private long crane;
  private long quay;

  @BeforeEach
  void begin() {
    fx = server.world().fx();
    quay = fx.workPackage("Sweep the quay", Map.of("due_date", "2020-03-02", "estimated_hours", 3));
    crane = fx.workPackage("Grease the crane", Map.of("assignee_id", fx.people().dev().id(), "estimated_hours", 2, "description", "With *care*."));
    list = server.origin() + "/projects/" + text("select identifier from projects where id = ?", fx.projects().alpha()) + "/work_packages";
    tab = chromium.bearer(server, fx.people().dev(), 1440, "light");
  }

  @Test
  void aDayByKeyboard() {
    tab.navigate(list + "?sums=1");
    tab.keyboard().press("j");
    assertThat(row(crane)).isFocused();
    tab.keyboard().press("e");
    assertThat(cell("c", crane, "subject").locator("input.field")).isFocused();
    tab.keyboard().type("Grease both cranes");
    tab.keyboard().press("Enter");
    assertThat(row(crane)).containsText("Grease both cranes");
    assertThat(cell("c", crane, "subject").locator("a.edits")).isFocused();
    tab.keyboard().press("e");
    assertThat(cell("c", crane, "subject").locator("input.field")).isFocused();
    tab.keyboard().type("Never mind");
    tab.keyboard().press("Escape");
    assertThat(row(crane)).containsText("Grease both cranes");
    statusIsChosenFromAListAndTheSumFollowsTheWork();
    splitOpensFollowsAndCloses();
  }

  private void statusIsChosenFromAListAndTheSumFollowsTheWork() {
    cell("c", crane, "status").locator("a.edits").focus();
    tab.keyboard().press("Enter");
    assertThat(tab.getByRole(AriaRole.OPTION, named("In progress"))).isVisible();
    tab.keyboard().type("progress");
    assertThat(tab.getByRole(AriaRole.OPTION)).hasCount(1);
    tab.keyboard().press("ArrowDown");
    tab.keyboard().press("Enter");
    assertThat(cell("c", crane, "status").locator("a.edits .chip")).hasText("In progress");
    cell("c", crane, "estimatedTime").locator("a.edits").focus();
    tab.keyboard().press("Enter");
    assertThat(cell("c", crane, "estimatedTime").locator("input.field")).isFocused();
    tab.keyboard().type("4h30");
    tab.keyboard().press("Enter");
    assertThat(tab.locator("tr.sums")).containsText("7 h 30 m");
  }

  private void splitOpensFollowsAndCloses() {
    row(crane).focus();
    tab.keyboard().press("Enter");
    assertThat(tab.locator("#split-title")).hasText("Grease both cranes");
    assertThat(tab).hasURL(Pattern.compile("selected=" + crane));
    tab.keyboard().press("ArrowDown");
    assertThat(tab.locator("#split-title")).hasText("Sweep the quay");
    assertThat(tab).hasURL(Pattern.compile("selected=" + quay)); // the address follows what is shown
    tab.keyboard().press("Escape");
    assertThat(tab.locator("#split-title")).hasCount(0);
    assertThat(tab).not().hasURL(Pattern.compile("selected="));
    tab.goBack();
    assertThat(tab.locator("#split-title")).hasText("Sweep the quay");
  }

  /** The address changes before the pane is painted; going back in between must not be undone by the painting. */
  @Test
  void goingBackWhileThePaneStillClosesBringsItBack() {
    tab.navigate(list + "?selected=" + quay);
    tab.evaluate("() => { const push = history.pushState; history.pushState = function (...all) { push.apply(this, all); setTimeout(() => history.back()) } }");
    tab.keyboard().press("Escape");
    assertThat(tab).hasURL(Pattern.compile("selected=" + quay));
    tab.waitForFunction("() => !document.documentElement.ariaBusy");
    assertThat(tab.locator("#split-title")).hasText("Sweep the quay");
  }

  @Test
  void tabSavesAndGoesOn() {
    tab.navigate(list);
    cell("c", crane, "estimatedTime").locator("a.edits").focus();
    tab.keyboard().press("Enter");
    assertThat(cell("c", crane, "estimatedTime").locator("input.field")).isFocused();
    tab.keyboard().type("5");
    tab.keyboard().press("Tab");
    assertThat(cell("c", crane, "percentageDone").locator("input.field")).isFocused();
    assertThat(cell("c", crane, "estimatedTime")).containsText("5 h");
  }

  @Test
  void severalAreTickedAndChangedTogether() {
    tab.navigate(list);
    row(crane).focus();
    tab.keyboard().press("x");
    tab.keyboard().press("j");
    tab.keyboard().press("x");
    assertThat(tab.getByText("2 selected")).isVisible();
    tab.getByRole(AriaRole.BUTTON, exactly("Edit")).click();
    assertThat(tab.getByRole(AriaRole.DIALOG)).containsText("Edit 2 work packages");
    assertThat(Axe.complaints(tab)).isEmpty();
    tab.getByLabel("Assignee").selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(fx.people().dev2().name()));
    tab.getByRole(AriaRole.BUTTON, named("Change 2 work packages")).click();
    assertThat(tab.locator(".toast")).containsText("2 changed");
    assertThat(row(quay)).containsText(fx.people().dev2().name());
    assertThat(row(crane).getByRole(AriaRole.CHECKBOX)).isChecked();
  }

  @Test
  void newOnesAreMadeInPlaceOneAfterTheOther() {
    tab.navigate(list);
    tab.keyboard().press("n");
    assertThat(tab.getByLabel("Subject", new Page.GetByLabelOptions().setExact(true))).isFocused();
    tab.keyboard().type("Splice a rope");
    tab.keyboard().press("Enter");
    assertThat(tab.locator("tbody")).containsText("Splice a rope");
    tab.keyboard().type("Splice another");
    tab.keyboard().press("Enter");
    assertThat(tab.locator("tbody")).containsText("Splice another");
    tab.keyboard().press("Escape");
    assertThat(tab.getByRole(AriaRole.LINK, exactly("New work package"))).isVisible();
  }

  @Test
  void whoWasSlowerSeesBothValuesAndChooses() {
    tab.navigate(list);
    cell("c", quay, "subject").locator("a.edits").click();
    assertThat(cell("c", quay, "subject").locator("input.field")).isFocused();
    server.world().run("update work_packages set subject = 'Theirs', lock_version = lock_version + 1 where id = ?", quay);
    tab.keyboard().type("Mine");
    tab.keyboard().press("Enter");
    assertThat(tab.locator(".cell-conflict")).containsText("Theirs");
    assertThat(Axe.complaints(tab)).isEmpty();
    tab.getByRole(AriaRole.BUTTON, named("Write mine")).click();
    assertThat(row(quay)).containsText("Mine");
  }

  @Test
  void aFilterIsAddedByItsKeyAndClearedAgain() {
    tab.navigate(list);
    tab.keyboard().press("f");
    tab.getByRole(AriaRole.BUTTON, exactly("Subject")).click();
    tab.locator("#field-value").fill("crane");
    tab.keyboard().press("Enter");
    assertThat(tab.getByText("“crane”")).isVisible();
    assertThat(row(quay)).hasCount(0);
    tab.goBack();
    assertThat(row(quay)).hasCount(1);
  }

  @Test
  void filtersAndTheirValuesAreFoundByTyping() {
    tab.navigate(list);
    tab.keyboard().press("f");
    assertThat(tab.getByRole(AriaRole.SEARCHBOX, exactly("Find a filter"))).isFocused();
    tab.keyboard().type("priorí");
    assertThat(tab.locator(".filter-names .button:visible")).hasCount(1);
    tab.keyboard().press("Enter");
    tab.getByRole(AriaRole.CHECKBOX, exactly("High")).check();
    assertThat(Axe.complaints(tab)).isEmpty();
    tab.getByRole(AriaRole.BUTTON, exactly("Apply")).click();
    assertThat(row(quay)).hasCount(0);
    assertThat(tab.locator(".filters")).containsText("High");
  }

  @Test
  void aMistakeIsToldInTheCell() {
    tab.navigate(list);
    cell("c", crane, "estimatedTime").locator("a.edits").click();
    assertThat(cell("c", crane, "estimatedTime").locator("input.field")).isFocused();
    tab.keyboard().type("soon");
    tab.keyboard().press("Enter");
    assertThat(cell("c", crane, "estimatedTime").locator(".form-error")).isVisible();
    assertThat(cell("c", crane, "estimatedTime").locator("input.field")).isFocused();
    tab.keyboard().press("Escape");
    assertThat(cell("c", crane, "estimatedTime")).containsText("2 h");
  }

  @Test
  void aCommentIsWrittenBesideTheList() {
    tab.navigate(list + "?selected=" + crane);
    tab.getByRole(AriaRole.TEXTBOX, exactly("Comment")).fill("The grease is in the shed.");
    tab.locator("#talk form .button--main").click();
    assertThat(tab.locator("#talk article")).containsText("The grease is in the shed.");
  }

  @ParameterizedTest
  @CsvSource({"light, 1440", "dark, 1440", "light, 390", "dark, 390"})
  void axeFindsNothing(String theme, int width) {
    tab.context().close();
    tab = chromium.bearer(server, fx.people().dev(), width, theme);
    fx.workPackage("Crane rail", Map.of("parent_id", crane, "ancestor_ids", List.of(crane)));
    for (var query : List.of("?group=status&sums=1", "?hierarchy=1&selected=" + quay, "?filters=%5B%7B%22subject%22%3A%7B%22operator%22%3A%22~%22%2C%22values%22%3A%5B%22zzz%22%5D%7D%7D%5D")) {
      tab.navigate(list + query);
      tab.waitForLoadState(LoadState.NETWORKIDLE);
      Shots.window(tab, "table-" + theme + "-" + width + "-" + query.substring(1, 6));
      assertThat(Axe.complaints(tab)).as(query).isEmpty();
      assertThat((Boolean) tab.evaluate("document.documentElement.scrollWidth <= innerWidth")).as("no sideways scrolling").isTrue();
    }
  }

  @Test
  void onAPhoneWhatIsOpenTakesThePlaceOfTheList() {
    tab.context().close();
    tab = chromium.bearer(server, fx.people().dev(), 390, "light");
    tab.navigate(list);
    assertThat(row(crane)).isVisible();
    tab.getByRole(AriaRole.LINK, exactly("Grease the crane")).click();
    assertThat(tab.locator("#split-title")).isVisible();
    assertThat(row(crane)).not().isVisible();
    tab.getByRole(AriaRole.LINK, exactly("Close")).click();
    assertThat(row(crane)).isVisible();
  }

  private Locator row(long id) {
    return tab.locator("#wp-" + id);
  }

  private Locator cell(String place, long id, String attribute) {
    return tab.locator("#" + place + id + "-" + attribute);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.GetByRoleOptions exactly(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static String text(String query, long id) {
    return server.database().one(Sql.of(query, id), row -> row.text("identifier")).orElseThrow();
  }
}
