package gewerk.people.ldap;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;


import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import gewerk.testkit.Chromium;
import gewerk.testkit.TestServer;
import gewerk.testkit.elsewhere.Harbour;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An administrator connects a directory and lets a group follow it; somebody of it signs in. */
@Tag("browser")
class LdapJourneyTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();
  @RegisterExtension
  static final Chromium chromium = new Chromium();
  @RegisterExtension
  static final Harbour harbour = Harbour.start();

  @Test
  void aDirectoryIsConnectedAndLetsItsPeopleIn() {
    harbour.group("Pilots", harbour.person("ida"));
    var tab = chromium.administrator(server);
    connect(tab);
    follow(tab);
    var idas = chromium.signIn(server, "ida", Harbour.PASSWORD);
    idas.navigate("/my/password/change");
    assertThat(idas.locator("main")).containsText("The password is kept in a directory");
    chromium.looksGood(idas, "password-elsewhere");
  }

  private static void connect(Page tab) {
    tab.navigate("/admin/ldap_connections");
    tab.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("New LDAP connection")).click();
    tab.locator("[name=name]").fill("Harbour");
    tab.locator("[name=host]").fill("localhost");
    tab.locator("[name=port]").fill(String.valueOf(harbour.tlsPort()));
    tab.locator("[name=bindDn]").fill(Harbour.READER);
    tab.locator("[name=baseDn]").fill(Harbour.PEOPLE);
    tab.locator("[name=bindPassword]").fill(Harbour.READERS_PASSWORD);
    tab.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Test")).click();
    assertThat(tab.getByRole(AriaRole.ALERT).first()).containsText("is not trusted");
    tab.locator("[name=authorities]").fill(harbour.certificate);
    tab.locator("[name=bindPassword]").fill(Harbour.READERS_PASSWORD);
    tab.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Test")).click();
    assertThat(tab.locator(".banner--good")).containsText("People found: 1");
    tab.locator("[name=bindPassword]").fill(Harbour.READERS_PASSWORD);
    tab.locator("[name=active][type=checkbox]").check();
    tab.locator("[name=registers][type=checkbox]").check();
    tab.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Save")).click();
    assertThat(tab.locator("table")).containsText("Harbour");
    chromium.looksGood(tab, "ldap-connections");
    tab.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Harbour").setExact(true)).click();
    assertThat(tab.locator("[name=bindPassword]")).hasValue("");
    chromium.looksGood(tab, "ldap-connection");
  }

  private static void follow(Page tab) {
    tab.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Groups").setExact(true)).last().click();
    tab.locator("[name=groupName]").fill("Pilots of the harbour");
    tab.locator("[name=dn]").fill("cn=Pilots," + Harbour.GROUPS);
    tab.getByLabel("Its people get accounts at once").first().check();
    tab.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Add")).first().click();
    assertThat(tab.locator("table").first()).containsText("Pilots of the harbour");
    tab.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Synchronize now")).click();
    assertThat(tab.locator("main")).containsText("Last done:");
    server.admin().get("/users/ida").is(200);
    chromium.looksGood(tab, "ldap-groups");
  }
}
