package gewerk.views.talk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import gewerk.people.users.Passwords;
import gewerk.testkit.Axe;
import gewerk.testkit.Chromium;
import gewerk.testkit.Fixture;
import gewerk.testkit.Shots;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Talking about a work package in a real browser: by keyboard, in the full view and beside the table. */
@Tag("browser")
class TalkJourneyTest {
  private static final String PASSWORD = "harbour-1234-quay";

  @RegisterExtension
  static final TestServer server = TestServer.start();
  @RegisterExtension
  static final Chromium chromium = new Chromium();

  private Fixture fx;
  private Page tab;
  private long crane;
  private long comment;

  @BeforeEach
  void begin() {
    fx = server.world().fx();
    server.world().grant(fx.roles().dev(), "view_internal_comments", "add_internal_comments", "edit_own_internal_comments");
    var api = server.api(fx.people().dev());
    crane = api.post("/work_packages", Map.of("subject", "Grease the crane", "_links", Map.of("project", Map.of("href", fx.project(fx.projects().alpha())),
        "type", Map.of("href", fx.type(fx.types().task()))))).is(201).id();
    comment = api.post("/work_packages/" + crane + "/activities", "{'comment':{'raw':'The grase is in the shed.'}}").is(201).id();
    server.api(fx.people().dev2()).post("/work_packages/" + crane + "/activities", "{'comment':{'raw':'Which *shed*?'}}").is(201);
    tab = chromium.bearer(server, fx.people().dev(), 1440, "light");
  }

  @Test
  void aCommentIsEditedInPlace() {
    tab.navigate("/work_packages/" + crane + "/activity");
    box().fill("Half a sentence");
    openForm();
    assertThat(field()).hasValue("The grase is in the shed.");
    assertThat(Axe.complaints(tab)).isEmpty();
    Shots.page(tab, "talk-editing");
    tab.keyboard().press("Escape");
    assertThat(field()).hasCount(0);
    assertThat(edit()).isFocused();
    assertThat(entry()).containsText("The grase is in the shed.");
    openForm();
    field().fill("The grease is in the shed.");
    tab.keyboard().press("Control+Enter");
    assertThat(entry().locator(".prose")).containsText("The grease is in the shed.");
    assertThat(entry()).containsText("edited");
    assertThat(field()).hasCount(0);
    assertThat(edit()).isFocused();
    assertThat(box()).hasValue("Half a sentence");
    openForm();
    field().fill(" ");
    entry().locator(".talk-form .button--main").press("Enter");
    assertThat(entry().locator(".form-error")).isVisible();
    entry().locator(".talk-form a.button").click();
    assertThat(entry().locator(".prose")).containsText("The grease is in the shed.");
  }

  @Test
  void aSignIsChosenFromTheMenuAndTakenBack() {
    tab.navigate("/work_packages/" + crane + "/activity");
    box().fill("Half a sentence");
    react().press("Enter");
    assertThat(entry().locator(".menu button").first()).isFocused();
    Shots.page(tab, "talk-signs");
    assertThat(Axe.complaints(tab)).isEmpty();
    tab.keyboard().press("ArrowDown");
    tab.keyboard().press("Enter");
    assertThat(entry().locator(".reaction")).containsText("1");
    assertThat(entry().locator(".reaction")).hasAttribute("aria-pressed", "true");
    assertThat(entry().locator(".reaction")).hasAttribute("aria-label", "Thumbs down: " + fx.people().dev().name());
    assertThat(entry().locator(".menu")).not().isVisible();
    assertThat(react()).isFocused();
    entry().locator(".reaction").press("Enter");
    assertThat(entry().locator(".reaction")).hasCount(0);
    assertThat(react()).isFocused();
    assertThat(box()).hasValue("Half a sentence");
  }

  @Test
  void aDraftThatWasInternalStaysSo() {
    tab.navigate("/work_packages/" + crane + "/activity");
    box().fill("The key hangs behind the door.");
    tab.locator("#talk-box [name=internal]").check();
    tab.reload();
    tab.locator("#talk-box [data-action='draft#restore']").click();
    assertThat(box()).hasValue("The key hangs behind the door.");
    assertThat(tab.locator("#talk-box [name=internal]")).isChecked();
  }

  @Test
  void aQuoteGoesIntoTheBox() {
    tab.navigate("/work_packages/" + crane + "/activity");
    box().fill("Well.");
    entry().locator("a[href$='/quote']").press("Enter");
    assertThat(box()).hasValue("Well.\n\n> **" + fx.people().dev().name() + "** said:\n>\n> The grase is in the shed.\n\n");
    assertThat(box()).isFocused();
    tab.keyboard().type("No longer.");
    tab.keyboard().press("Control+Enter");
    assertThat(tab.locator("#toasts")).containsText("Your comment has been added.");
    assertThat(tab.locator(".activity blockquote")).containsText("The grase is in the shed.");
    assertThat(box()).hasValue("");
  }

  @Test
  void somebodyIsMentionedByKeyboard() {
    var name = fx.people().dev2().name();
    tab.navigate("/work_packages?filters=%5B%5D&selected=" + crane);
    box().focus();
    tab.keyboard().type("Ask (@" + name.split(" ")[0]);
    var list = tab.locator("#talk-box [role=listbox]");
    assertThat(list.locator("[role=option][aria-selected=true]")).hasText(name);
    Shots.window(tab, "talk-mention");
    assertThat(Axe.complaints(tab)).isEmpty();
    tab.keyboard().press("Escape");
    assertThat(list).isHidden();
    assertThat(tab.locator("#split-title")).isVisible();
    assertThat(box()).isFocused();
    tab.keyboard().press("Backspace");
    assertThat(list.locator("[role=option][aria-selected=true]")).isVisible();
    tab.keyboard().type(name.split(" ")[0].substring(name.split(" ")[0].length() - 1));
    assertThat(list.locator("[role=option]")).hasText(new String[] {name});
    tab.keyboard().press("Enter");
    assertThat(box()).hasValue("Ask (<mention data-id=\"" + fx.people().dev2().id() + "\" data-type=\"user\">@" + name + "</mention> ");
    assertThat(list).isHidden();
    tab.keyboard().press("Control+Enter");
    assertThat(tab.locator("#talk .activity a.user-mention")).hasText("@" + name);
  }

  @Test
  void allOfItBesideTheTable() {
    tab.navigate("/work_packages?filters=%5B%5D&selected=" + crane + "&tab=activity");
    var address = tab.url();
    assertThat(tab.locator("#talk .changes-folded summary")).containsText("values");
    box().fill("Half a sentence");
    tab.locator("#talk-box [name=internal]").check();
    react().press("Enter");
    assertThat(entry().locator(".menu button").first()).isFocused();
    tab.keyboard().press("Escape");
    assertThat(entry().locator(".menu")).not().isVisible();
    assertThat(tab.locator("#split-title")).isVisible();
    react().press("Enter");
    assertThat(entry().locator(".menu button").first()).isFocused();
    tab.keyboard().press("Enter");
    assertThat(entry().locator(".reaction")).hasAttribute("aria-pressed", "true");
    openForm();
    entry().locator(".talk-form .button--main").press("Escape");
    assertThat(field()).hasCount(0);
    assertThat(tab.locator("#split-title")).isVisible();
    openForm();
    field().fill("The grease is in the shed.");
    tab.keyboard().press("Control+Enter");
    assertThat(entry().locator(".prose")).containsText("The grease");
    assertThat(tab.locator("tr#wp-" + crane)).isVisible();
    assertThat(box()).hasValue("Half a sentence");
    assertThat(tab.locator("#talk-box [name=internal]")).isChecked();
    assertThat(tab).hasURL(address);
    box().press("Control+Enter");
    assertThat(tab.locator("#toasts")).containsText("Your internal comment has been added.");
    assertThat(tab.locator("#talk .activity--internal")).containsText("Half a sentence");
    assertThat(box()).hasValue("");
    assertThat(tab.locator("#talk-box [name=internal]")).not().isChecked();
    assertThat(tab).hasURL(address);
    chromium.looksGood(tab, "talk-beside");
  }

  @Test
  void whatIsTypedOutlivesAChangeOfTheRow() {
    tab.navigate("/work_packages?filters=%5B%5D&selected=" + crane + "&tab=activity");
    box().fill("Half a sentence");
    tab.locator("#talk-box [name=internal]").check();
    openForm();
    field().fill("Half an edit");
    tab.keyboard().press("Tab");
    tab.locator("#split [popovertarget=status-menu]").press("Enter");
    tab.locator("#status-menu button").first().press("Enter");
    assertThat(tab.locator("#toasts .toast")).isVisible();
    assertThat(tab.locator("#talk .activity").first()).containsText("Status");
    assertThat(box()).hasValue("Half a sentence");
    assertThat(tab.locator("#talk-box [name=internal]")).isChecked();
    assertThat(field()).hasValue("Half an edit");
  }

  @Test
  void thePagesLookGood() {
    var api = server.api(fx.people().dev());
    api.post("/work_packages/" + crane + "/activities", "{'comment':{'raw':'Only between us: the **key** hangs behind the door.'},'internal':true}").is(201);
    for (var sign : new String[] {"heart", "rocket"}) {
      api.patch("/activities/" + comment + "/emoji_reactions", "{'reaction':'" + sign + "'}").is(200);
    }
    server.api(fx.people().dev2()).patch("/activities/" + comment + "/emoji_reactions", "{'reaction':'eyes'}").is(200);
    tab.navigate("/work_packages/" + crane + "/activity");
    chromium.looksGood(tab, "talk-activity");
    tab.navigate("/work_packages/" + crane);
    chromium.looksGood(tab, "talk-overview");
    tab.navigate("/work_packages/" + crane + "/comments/" + comment + "/edit");
    chromium.looksGood(tab, "talk-edit-alone");
    tab.navigate("/work_packages/" + crane + "/comments/" + comment + "/quote");
    chromium.looksGood(tab, "talk-quote-alone");
  }

  @Test
  void withoutScriptsEverythingWorks() {
    server.world().update("users", fx.people().dev().id(), Map.of("password_hash", Passwords.hash(PASSWORD)));
    tab.context().close();
    tab = chromium.signIn(server, fx.people().dev().login(), PASSWORD);
    var plain = chromium.withoutScripts(server, tab);
    plain.navigate("/work_packages/" + crane + "/activity?only=comments");
    var entry = plain.locator("#activity-" + comment);
    entry.locator("a[href*='/edit']").click();
    plain.locator("textarea").fill("The grease is in the shed.");
    plain.locator(".talk-form .button--main").click();
    assertThat(plain).hasURL(Pattern.compile(".*/activity\\?only=comments#activity-" + comment));
    assertThat(entry).containsText("The grease is in the shed.");
    entry.locator("#react-" + comment).press("Enter");
    entry.locator(".menu button[value=rocket]").press("Enter");
    assertThat(entry.locator(".reaction")).hasAttribute("aria-pressed", "true");
    entry.locator("a[href$='/quote']").click();
    assertThat(plain.locator("textarea")).hasValue(Pattern.compile("> \\*\\*.*said:[\\s\\S]*> The grease is in the shed.\\s*"));
    plain.locator("#talk-box .button--main").click();
    assertThat(plain.locator("#toasts")).containsText("Your comment has been added.");
    assertThat(plain.locator(".activity blockquote")).hasCount(1);
  }

  private Locator entry() {
    return tab.locator("#activity-" + comment);
  }

  private Locator edit() {
    return tab.locator("#edit-" + comment);
  }

  /** What is typed before the form has taken the focus would stand behind the old text. */
  private void openForm() {
    edit().press("Enter");
    assertThat(field()).isFocused();
  }

  private Locator react() {
    return tab.locator("#react-" + comment);
  }

  private Locator field() {
    return tab.locator("#field-comment-" + comment);
  }

  private Locator box() {
    return tab.locator("#field-comment");
  }
}
