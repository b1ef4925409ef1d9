package gewerk.people.accounts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Map;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import gewerk.people.users.Passwords;
import gewerk.testkit.Chromium;
import gewerk.testkit.Mailbox;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody who has lost their password, and somebody who was invited, follow the links in their mails. */
@Tag("browser")
class AccountJourneyTest {
  private static final String OLD = "harbour-1234-quay";
  private static final String FRESH = "another harbour, another quay";

  @RegisterExtension
  static final Mailbox mailbox = Mailbox.open();
  @RegisterExtension
  static final TestServer server = TestServer.start(mailbox.environment());
  @RegisterExtension
  static final Chromium chromium = new Chromium();

  @Test
  void aLostPassword() {
    var login = World.unique("ida");
    server.world().person(login, Map.of("password_hash", Passwords.hash(OLD)));
    var tab = chromium.stranger(server.origin().toString());
    tab.navigate("/login");
    chromium.looksGood(tab, "login");
    tab.getByRole(AriaRole.LINK, named("Lost password")).click();
    tab.waitForURL("**/account/lost_password");
    chromium.looksGood(tab, "lost-password");
    tab.getByLabel("Email").fill(login + "@harbour.example");
    tab.getByRole(AriaRole.BUTTON, named("Send link")).click();
    assertThat(tab.locator("main")).containsText("If an account has the address");
    tab.navigate(mailbox.await(login + "@harbour.example", 1).path());
    chromium.looksGood(tab, "new-password");
    tab.locator("[name=password]").fill(FRESH);
    tab.locator("[name=passwordConfirmation]").fill(FRESH);
    tab.getByRole(AriaRole.BUTTON, named("Save password")).click();
    assertThat(tab.locator("#toasts")).containsText("Your password has been changed.");
    Chromium.signIn(tab, login, FRESH);
    tab.waitForURL(url -> !url.contains("/login"));
    tab.navigate("/my/sessions");
    assertThat(tab.locator("table")).containsText("this browser");
    chromium.looksGood(tab, "sessions");
  }

  @Test
  void anInvitation() {
    var boss = World.unique("boss");
    server.world().person(boss, Map.of("admin", true, "password_hash", Passwords.hash(OLD)));
    var email = World.unique("ines") + "@harbour.example";
    server.admin().post("/users", "{'email':'" + email + "','status':'invited'}").is(201);
    var path = mailbox.await(email, 1).path();
    var office = chromium.signIn(server, boss, OLD);
    office.navigate("/admin/invitations");
    assertThat(office.locator("table")).containsText(email);
    chromium.looksGood(office, "invitations");
    var tab = chromium.stranger(server.origin().toString());
    tab.navigate(path);
    chromium.looksGood(tab, "activate");
    tab.getByLabel("First name").fill("Ines");
    tab.getByLabel("Last name").fill("Kai");
    tab.locator("[name=password]").fill(FRESH);
    tab.locator("[name=passwordConfirmation]").fill(FRESH);
    tab.getByRole(AriaRole.BUTTON, named("Activate account")).click();
    tab.waitForURL(url -> !url.contains("/account/"));
    tab.navigate("/my/account");
    assertThat(tab.getByLabel("First name")).hasValue("Ines");
  }

  @Test
  void administratorsSeeWhatMailDoes() {
    var boss = World.unique("boss");
    server.world().person(boss, Map.of("admin", true, "password_hash", Passwords.hash(OLD)));
    server.world().run("""
        insert into outgoing_mails (kind, address, subject, attempts, last_error, failed_at) values ('test', 'late@harbour.example', 'Late', 18, '550 No such mailbox', now())
        """);
    var office = chromium.signIn(server, boss, OLD);
    office.navigate("/admin/mail");
    assertThat(office.locator("table")).containsText("550 No such mailbox");
    chromium.looksGood(office, "outgoing-mail");
    office.getByRole(AriaRole.BUTTON, named("Send me a test mail")).click();
    assertThat(office.locator("#toasts")).containsText("The server took a test mail");
    mailbox.await(boss + "@harbour.example", 1);
    office.navigate("/admin/settings/mail");
    chromium.looksGood(office, "mail-settings");
    office.navigate("/admin/settings/authentication");
    chromium.looksGood(office, "sign-in-settings");
  }

  private static GetByRoleOptions named(String name) {
    return new GetByRoleOptions().setName(name).setExact(true);
  }
}
