package gewerk.people.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import gewerk.people.sessions.SignIn.Checked;
import gewerk.people.users.Passwords;
import gewerk.platform.settings.Setting;
import gewerk.platform.settings.Settings;
import gewerk.testkit.Client;
import gewerk.testkit.Person;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionsApiTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private static final String PASSWORD = "correct horse battery staple";

  private final World world = server.world();

  @Test
  void theCookieIsEnoughToRead() {
    var nora = world.person(World.unique("nora"));
    browser(nora).get("/users/me").is(200).has("/id", nora.id());
  }

  @Test
  void changesMustComeFromOurOwnPages() {
    var nora = world.person(World.unique("nora"));
    browser(nora).patch("/users/me", "{'firstName':'N'}").is(401);
    browser(nora).with("Sec-Fetch-Site", "cross-site").patch("/users/me", "{'firstName':'N'}").is(401);
    browser(nora).with("Sec-Fetch-Site", "same-origin").patch("/users/me", "{'firstName':'N'}").is(200);
    browser(nora).with("X-Requested-With", "XMLHttpRequest").patch("/users/me", "{'firstName':'O'}").is(200);
  }

  @Test
  void aSessionThatWasLongUntouchedIsOver() {
    var nora = world.person(World.unique("nora"));
    var browser = browser(nora);
    world.setting("session_ttl_enabled", true);
    world.run("update sessions set updated_at = now() - interval '121 minutes' where user_id = ?", nora.id());
    browser.get("/users/me").is(401);
    world.setting("session_ttl_enabled", false);
  }

  @Test
  void theRightPasswordLetsIn() {
    var nora = withPassword();
    assertThat(signIn().check(nora.login().toUpperCase(java.util.Locale.ROOT), PASSWORD)).isEqualTo(new Checked.Good(nora.id()));
    assertThat(signIn().check(nora.login(), "something else")).isInstanceOf(Checked.Refused.class);
    assertThat(signIn().check(World.unique("nobody"), PASSWORD)).isEqualTo(signIn().check(nora.login(), "something else"));
  }

  @Test
  void aBlockedAccountRefusesTheRightPasswordToo() {
    var nora = withPassword();
    world.run("update users set failed_login_count = 20, last_failed_login_at = now() where id = ?", nora.id());
    assertThat(signIn().check(nora.login(), PASSWORD)).isInstanceOf(Checked.Refused.class);
    world.run("update users set last_failed_login_at = now() - interval '31 minutes' where id = ?", nora.id());
    assertThat(signIn().check(nora.login(), PASSWORD)).isInstanceOf(Checked.Good.class);
  }

  @Test
  void failuresAreCounted() {
    var nora = withPassword();
    signIn().check(nora.login(), "one guess");
    signIn().check(nora.login(), "another guess");
    assertThat(world.number("select failed_login_count from users where id = ?", nora.id())).isEqualTo(2);
  }

  private Person withPassword() {
    return world.person(World.unique("nora"), Map.of("password_hash", Passwords.hash(PASSWORD)));
  }

  private static SignIn signIn() {
    var settings = new Settings(server.database(), Map.of(), server.secrets());
    settings.declare(List.of(new Setting("brute_force_block_after_failed_logins", 20), new Setting("brute_force_block_minutes", 30)));
    return new SignIn(new SessionStore(server.database()), settings, new gewerk.platform.audit.Audit(server.database()));
  }

  private Client browser(Person person) {
    var token = World.unique("token");
    world.run("insert into sessions (token_hash, user_id, csrf) values (sha256(?::bytea), ?, 'c')", token, person.id());
    return server.visitor().with("Cookie", Cookies.NAME + "=" + token);
  }
}
