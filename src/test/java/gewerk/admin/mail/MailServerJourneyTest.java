package gewerk.admin.mail;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;


import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import gewerk.testkit.Chromium;
import gewerk.testkit.Shots;
import gewerk.testkit.TestServer;
import gewerk.testkit.elsewhere.PostOffice;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An administrator sets a mail server up, is told what is wrong, and mends it. */
@Tag("browser")
class MailServerJourneyTest {
  @RegisterExtension
  static final PostOffice office = PostOffice.withStartTls();
  @RegisterExtension
  static final TestServer server = TestServer.start();
  @RegisterExtension
  static final Chromium chromium = new Chromium();

  @Test
  void aMailServerIsSetUp() {
    var tab = chromium.administrator(server);
    tab.navigate("/admin/settings/mail");
    field(tab, "smtp_address").fill("localhost");
    field(tab, "smtp_port").fill(String.valueOf(office.port()));
    field(tab, "smtp_user_name").fill(PostOffice.USER);
    field(tab, "smtp_password").fill("guessed-9");
    save(tab);
    tells(tab, "is not trusted", "mail-untrusted");
    tab.navigate("/admin/settings/mail");
    field(tab, "smtp_authorities").fill(office.certificate());
    save(tab);
    chromium.looksGood(tab, "mail-settings");
    tells(tab, "refuses the user name or the password. It was said: 535", "mail-wrong-password");
    tab.navigate("/admin/settings/mail");
    field(tab, "smtp_password").fill(PostOffice.PASSWORD);
    save(tab);
    tells(tab, "The server took a test mail to", "mail-taken");
    chromium.looksGood(tab, "mail-outgoing");
  }

  private static com.microsoft.playwright.Locator field(Page tab, String name) {
    return tab.locator("[name='settings[" + name + "]']:not([type=hidden])");
  }

  private static void save(Page tab) {
    tab.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Save")).click();
    assertThat(tab.locator(".toasts")).not().isEmpty();
  }

  private static void tells(Page tab, String words, String shot) {
    tab.navigate("/admin/mail");
    tab.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Send me a test mail")).click();
    assertThat(tab.locator(".toasts")).containsText(words);
    Shots.window(tab, shot);
  }
}
