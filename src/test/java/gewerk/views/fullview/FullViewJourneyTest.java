package gewerk.views.fullview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import gewerk.people.users.Passwords;
import gewerk.testkit.Chromium;
import gewerk.testkit.Fixture;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tabs of a work package in a real browser: by keyboard, in the full view and beside the table. */
@Tag("browser")
class FullViewJourneyTest {
  private static final String PASSWORD = "harbour-1234-quay";
  private static final byte[] PIXEL = Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  @RegisterExtension
  static final TestServer server = TestServer.start();
  @RegisterExtension
  static final Chromium chromium = new Chromium();

  private Fixture fx;
  private Page tab;
  private long crane;
  private long grease;

  @BeforeEach
  void begin() {
    fx = server.world().fx();
    server.world().grant(fx.roles().dev(), "delete_work_packages", "move_work_packages", "export_work_packages");
    server.world().update("users", fx.people().dev().id(), Map.of("password_hash", Passwords.hash(PASSWORD)));
    crane = fx.workPackage("Grease the crane", Map.of("start_date", "2027-03-01", "due_date", "2027-03-02", "duration", 2, "description", "With *care*."));
    grease = fx.workPackage("Order Zanzibar grease", Map.of("start_date", "2027-03-01", "due_date", "2027-03-03", "duration", 3));
    tab = chromium.signIn(server, fx.people().dev().login(), PASSWORD);
  }

  @Test
  void aRelationByKeyboardAndBackAgain() {
    tab.navigate("/work_packages/" + crane);
    tab.keyboard().press("4");
    assertThat(tab.getByText("Nothing is tied to it yet")).isVisible();
    tab.getByLabel("This work package …").selectOption("follows");
    var box = tab.getByRole(AriaRole.COMBOBOX, new GetByRoleOptions().setName("Work package").setExact(true));
    box.focus();
    tab.keyboard().type("zanzibar");
    assertThat(tab.getByRole(AriaRole.OPTION)).containsText(new String[] {"Order Zanzibar grease"});
    tab.keyboard().press("ArrowDown");
    tab.keyboard().press("Enter");
    tab.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Add").setExact(true)).press("Enter");
    assertThat(tab.locator(".banner--caution")).containsText("This moves 1 work package");
    tab.getByRole(AriaRole.BUTTON, named("Add and move them")).press("Enter");
    assertThat(tab.locator("#tied-follows")).isVisible();
    assertThat(tab.locator(".tabs [aria-current]")).containsText("1");
    chromium.looksGood(tab, "relations");
    tab.getByRole(AriaRole.BUTTON, named("Remove the relation to #" + grease)).press("Enter");
    assertThat(tab.locator(".toast")).containsText("The relation has been removed.");
    assertThat(tab.locator("#tied-follows")).hasCount(0);
    tab.keyboard().press("u");
    assertThat(tab.locator(".toast")).containsText("Undone.");
    assertThat(tab.locator("#tied-follows")).isVisible();
  }

  @Test
  void filesAreChosenDroppedAndSeen() {
    tab.navigate("/work_packages/" + crane + "/files");
    tab.getByLabel("Choose files").setInputFiles(new FilePayload[] {new FilePayload("quay.png", "image/png", PIXEL),
        new FilePayload("notes.txt", "text/plain", "Low tide at nine".getBytes(StandardCharsets.UTF_8))});
    assertThat(tab.locator(".file")).hasCount(2);
    assertThat(tab.locator(".file-preview img")).hasCount(1);
    assertThat((Boolean) tab.locator(".file-preview img").evaluate("image => image.decode().then(() => image.naturalWidth === 1)")).isTrue();
    tab.evaluate("""
        () => {
          const transfer = new DataTransfer()
          transfer.items.add(new File(["dropped"], "dropped.txt", { type: "text/plain" }))
          document.querySelector(".stack[data-controller=upload]").dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }))
        }""");
    assertThat(tab.locator(".file")).hasCount(3);
    chromium.looksGood(tab, "files");
    tab.getByRole(AriaRole.LINK, named("Delete dropped.txt")).click();
    assertThat(tab.getByText("Its content is gone then")).isVisible();
    chromium.looksGood(tab, "delete-file");
    tab.getByRole(AriaRole.BUTTON, named("Delete")).click();
    assertThat(tab.locator(".file")).hasCount(2);
  }

  @Test
  void watchersAreAddedAndTakenOff() {
    tab.navigate("/work_packages/" + crane);
    tab.keyboard().press("w");
    assertThat(tab.getByRole(AriaRole.BUTTON, named("Watching"))).isVisible();
    tab.navigate("/work_packages/" + crane + "/watchers");
    tab.getByLabel(fx.people().rita().name(), new Page.GetByLabelOptions().setExact(true)).check();
    tab.getByRole(AriaRole.BUTTON, named("Add the chosen")).click();
    assertThat(tab.locator("main .list > li")).hasCount(2);
    chromium.looksGood(tab, "watchers");
    tab.getByRole(AriaRole.BUTTON, named("Remove " + fx.people().rita().name())).click();
    assertThat(tab.locator("main .list > li")).hasCount(1);
    tab.getByRole(AriaRole.BUTTON, named("Undo")).click();
    assertThat(tab.locator("main .list > li")).hasCount(2);
  }

  @Test
  void allOfItBesideTheTable() {
    tab.navigate("/work_packages?filters=%5B%5D&selected=" + crane);
    var pane = tab.locator("#split");
    pane.getByRole(AriaRole.LINK, link("Relations")).click();
    assertThat(pane.getByText("Nothing is tied to it yet")).isVisible();
    assertThat(tab).hasURL(java.util.regex.Pattern.compile(".*tab=relations.*"));
    pane.getByLabel("This work package …").selectOption("relates");
    var box = pane.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("Work package").setExact(true));
    box.fill("Order Zanzibar");
    assertThat(pane.locator(".listbox [role=option]")).hasCount(1);
    box.press("ArrowDown");
    box.press("Enter");
    pane.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add").setExact(true)).click();
    assertThat(pane.locator("#tied-relates")).isVisible();
    assertThat(tab.locator(".toast")).containsText("The relation has been added.");
    assertThat(tab.locator("tr#wp-" + crane)).isVisible();
    chromium.looksGood(tab, "split-relations");
    pane.getByRole(AriaRole.LINK, link("Activity")).click();
    assertThat(pane.locator(".activity, textarea").first()).isVisible();
    pane.getByRole(AriaRole.LINK, link("Files")).click();
    assertThat(pane.getByText("No files yet")).isVisible();
  }

  @Test
  void anEditInTheTableIsTakenBack() {
    tab.navigate("/work_packages?filters=%5B%5D");
    tab.locator("#c" + crane + "-subject a.edits").click();
    tab.locator("#c" + crane + "-subject input.field").fill("Grease both cranes");
    tab.keyboard().press("Enter");
    assertThat(tab.locator("tr#wp-" + crane)).containsText("Grease both cranes");
    tab.getByRole(AriaRole.BUTTON, named("Undo")).click();
    assertThat(tab.locator("tr#wp-" + crane)).containsText("Grease the crane");
  }

  @Test
  void thePagesAroundItLookGood() {
    server.api(fx.people().dev()).patch("/work_packages/" + crane, "{'lockVersion':0,'description':{'raw':'With *great* care.'}}").is(200);
    tab.navigate("/work_packages/" + crane);
    chromium.looksGood(tab, "full-overview");
    tab.navigate("/work_packages/" + crane + "/activity");
    tab.locator(".changes-folded summary").press("Enter");
    tab.locator("a.description-details").click();
    assertThat(tab.locator(".card .difference ins")).isVisible();
    chromium.looksGood(tab, "difference");
    tab.navigate("/work_packages/" + crane + "/copy");
    chromium.looksGood(tab, "copy");
    server.world().member(fx.people().dev().id(), fx.projects().beta(), fx.roles().dev());
    tab.navigate("/work_packages/" + crane + "/move?project=" + fx.projects().beta());
    chromium.looksGood(tab, "move");
    tab.navigate("/work_packages/" + crane + "/delete");
    chromium.looksGood(tab, "delete");
  }

  @Test
  void withoutScriptsEverythingWorks() {
    var plain = chromium.withoutScripts(server, tab);
    plain.navigate("/work_packages/" + crane + "/relations");
    plain.getByLabel("Work package (number").fill("#" + grease);
    plain.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Add").setExact(true)).click();
    assertThat(plain.locator("#tied-relates")).isVisible();
    plain.getByRole(AriaRole.BUTTON, named("Remove the relation")).click();
    plain.getByRole(AriaRole.BUTTON, named("Undo")).press("Enter");
    assertThat(plain.locator("#tied-relates")).isVisible();
    plain.navigate("/work_packages/" + crane + "/files");
    plain.getByLabel("Choose files").setInputFiles(new FilePayload("notes.txt", "text/plain", "Low tide".getBytes(StandardCharsets.UTF_8)));
    plain.getByRole(AriaRole.BUTTON, named("Add files")).click();
    assertThat(plain.locator(".file")).hasCount(1);
  }

  private static GetByRoleOptions named(String name) {
    return new GetByRoleOptions().setName(name);
  }

  private static Locator.GetByRoleOptions link(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }
}
