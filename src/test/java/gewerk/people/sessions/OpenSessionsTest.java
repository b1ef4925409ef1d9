package gewerk.people.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import gewerk.people.users.Passwords;
import gewerk.testkit.Mailbox;
import gewerk.testkit.Person;
import gewerk.testkit.TestServer;
import gewerk.testkit.WebBrowser;
import gewerk.testkit.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where somebody is signed in, over HTTP; and what passwords may be. */
class OpenSessionsTest {
  private static final String PASSWORD = "correct horse battery staple";
  private static final String HASH = Passwords.hash(PASSWORD);

  @RegisterExtension
  static final Mailbox mailbox = Mailbox.open();
  @RegisterExtension
  static final TestServer server = TestServer.start(mailbox.environment());

  private final World world = server.world();
  private final WebBrowser browser = new WebBrowser(server);
  private final WebBrowser other = new WebBrowser(server);
  private Person nora;

  @BeforeEach
  void begin() {
    world.usualSettings();
    world.run("delete from rate_limits");
    nora = world.person(World.unique("nora"), Map.of("password_hash", HASH));
  }

  @Test
  void thePageTellsBrowserNetworkAndTimes() {
    browser.signIn(nora.login(), PASSWORD).is(303);
    assertThat(browser.get("/my/sessions").is(200).body()).contains("Firefox, Linux", "127.0.0.x", "(this browser)").doesNotContain("127.0.0.1");
  }

  @Test
  void oneSessionOrAllOthersAreEnded() {
    browser.signIn(nora.login(), PASSWORD).is(303);
    other.signIn(nora.login(), PASSWORD).is(303);
    long id = world.number("select max(id) from sessions where user_id = ?", nora.id());
    browser.get("/my/sessions").is(200);
    browser.post("/my/sessions/" + id + "/end").is(303);
    assertThat(other.isIn()).isFalse();
    other.signIn(nora.login(), PASSWORD).is(303);
    browser.get("/my/sessions").is(200);
    browser.post("/my/sessions/end_others").is(303);
    assertThat(other.isIn()).isFalse();
    assertThat(browser.isIn()).isTrue();
    browser.post("/my/sessions/end_all").is(303);
    assertThat(browser.isIn()).isFalse();
  }

  @Test
  void nobodyEndsTheSessionsOfOthers() {
    browser.signIn(nora.login(), PASSWORD).is(303);
    var olga = world.person(World.unique("olga"), Map.of("password_hash", HASH));
    other.signIn(olga.login(), PASSWORD).is(303);
    long id = world.number("select max(id) from sessions where user_id = ?", nora.id());
    other.get("/my/sessions").is(200);
    other.post("/my/sessions/" + id + "/end").is(404);
    assertThat(browser.isIn()).isTrue();
  }

  @Test
  void aSecondBrowserIsToldByMailAndTheFirstIsNot() {
    browser.signIn(nora.login(), PASSWORD).is(303);
    browser.forget(Cookies.NAME);
    browser.signIn(nora.login(), PASSWORD).is(303);
    other.signIn(nora.login(), PASSWORD).is(303);
    var mail = mailbox.await(nora.login() + "@harbour.example", 1);
    assertThat(mail.subject()).isEqualTo("You signed in with a new browser");
    assertThat(mail.plain()).contains("Firefox, Linux", "127.0.0.x", "https://plan.harbour.example/my/sessions");
  }

  @Test
  void whoStaysSignedInHasACookieThatStays() {
    assertThat(browser.signIn(nora.login(), PASSWORD, "autologin", "true").is(303).headerValue("Set-Cookie").orElse("")).contains("Max-Age=2592000", "HttpOnly", "SameSite=Lax");
    world.setting("autologin", 0);
    assertThat(other.get("/login").body()).doesNotContain("autologin");
    assertThat(other.signIn(nora.login(), PASSWORD, "autologin", "true").is(303).headerValue("Set-Cookie").orElse("")).doesNotContain("Max-Age");
  }

  @Test
  void aPasswordThatIsTooOldIsChangedFirst() {
    world.setting("password_days_valid", 90);
    world.run("update users set password_changed_at = now() - interval '91 days' where id = ?", nora.id());
    browser.signIn(nora.login(), PASSWORD).is(303).header("Location").isEqualTo("/my/password/change");
    assertThat(browser.get("/my/password/change").is(200).body()).contains("has become too old");
    browser.get("/my/account").is(303).header("Location").isEqualTo("/my/password/change");
    change(PASSWORD, "another horse, another stable").is(303);
    browser.get("/my/account").is(200);
  }

  @Test
  void formerPasswordsAreNotChosenAgain() {
    world.setting("password_count_former_banned", 2);
    browser.signIn(nora.login(), PASSWORD).is(303);
    browser.get("/my/account");
    change(PASSWORD, "another horse, another stable").is(303);
    assertThat(change("another horse, another stable", PASSWORD).is(422).body()).contains("must not be one of your last 2");
    change("another horse, another stable", "the third horse is enough").is(303);
    change("the third horse is enough", PASSWORD).is(303);
  }

  @Test
  void kindsOfCharactersAreDemandedWhereTheSettingSaysSo() {
    world.setting("password_min_adhered_rules", 4);
    browser.signIn(nora.login(), PASSWORD).is(303);
    browser.get("/my/account");
    assertThat(change(PASSWORD, "another horse another stable").is(422).body()).contains("must have an uppercase letter.", "must have a digit.");
    server.admin().post("/users", "{'login':'ivo','email':'ivo@harbour.example','firstName':'I','lastName':'V','password':'alllowercaseletters'}").is(422);
    change(PASSWORD, "Another horse no. 2").is(303);
  }

  @Test
  void whoTriesTooOftenFromOneNetworkHasToWaitWhateverTheName() {
    browser.get("/login");
    for (int i = 0; i < 30; i++) {
      browser.post("/login", "username", "nobody-" + i, "password", "x").is(422);
    }
    browser.post("/login", "username", nora.login(), "password", PASSWORD).is(429).header("Retry-After").isNotNull();
  }

  @Test
  void rightPasswordsDoNotCountAsAttempts() {
    for (int i = 0; i < 3; i++) {
      new WebBrowser(server).signIn(nora.login(), PASSWORD).is(303);
    }
    assertThat(world.number("select count(*) from rate_limits")).isOne();
    browser.signIn(nora.login(), PASSWORD).is(303);
  }

  private gewerk.testkit.Reply change(String old, String wanted) {
    return browser.post("/my/password/change", "current_password", old, "password", wanted, "password_confirmation", wanted);
  }
}
