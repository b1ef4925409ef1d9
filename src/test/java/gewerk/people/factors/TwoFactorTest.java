package gewerk.people.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import gewerk.people.users.Passwords;
import gewerk.testkit.Person;
import gewerk.testkit.TestServer;
import gewerk.testkit.WebBrowser;
import gewerk.testkit.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Codes of an app and backup codes, over HTTP. */
class TwoFactorTest {
  private static final String PASSWORD = "correct horse battery staple";
  private static final String HASH = Passwords.hash(PASSWORD);
  private static final String DEVICES = "/my/two_factor_devices";

  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final World world = server.world();
  private final WebBrowser browser = new WebBrowser(server);
  private Person nora;

  @BeforeEach
  void begin() {
    world.usualSettings();
    world.run("delete from rate_limits");
    nora = world.person(World.unique("nora"), Map.of("password_hash", HASH));
  }

  @Test
  void aCodeOfTheAppIsAskedForAfterThePassword() {
    var app = addApp();
    var other = new WebBrowser(server);
    other.signIn(nora.login(), PASSWORD).is(303).header("Location").isEqualTo("/login/second");
    assertThat(other.isIn()).as("the password alone opens nothing").isFalse();
    other.get("/login/second").is(200);
    other.post("/login/second", "code", "000000").is(422);
    later(app);
    other.post("/login/second", "code", code(app)).is(303);
    assertThat(other.isIn()).isTrue();
  }

  @Test
  void aCodeIsGoodOnce() {
    var app = addApp();
    later(app);
    var code = code(app);
    signInWith(new WebBrowser(server), code).is(303);
    signInWith(new WebBrowser(server), code).is(422);
  }

  @Test
  void afterFiveWrongCodesThePasswordIsNeededAgainAndGuessesAddUp() {
    var app = addApp();
    var other = new WebBrowser(server);
    other.signIn(nora.login(), PASSWORD).is(303);
    for (int i = 0; i < 4; i++) {
      other.post("/login/second", "code", "000000").is(422);
    }
    other.post("/login/second", "code", "000000").is(303).header("Location").isEqualTo("/login");
    assertThat(world.number("select failed_login_count from users where id = ?", nora.id())).isEqualTo(5);
    other.post("/login/second", "code", code(app)).is(303).header("Location").isEqualTo("/login");
    world.run("update users set failed_login_count = 20, last_failed_login_at = now() where id = ?", nora.id());
    other.signIn(nora.login(), PASSWORD).is(422);
  }

  @Test
  void eachBackupCodeIsGoodOnceAndIsStoredAsAHash() {
    var codes = codesFrom(addFirst(secretOf(beginApp())));
    assertThat(codes).hasSize(10);
    assertThat(world.number("select count(*) from backup_codes where user_id = ? and encode(code_hash, 'escape') like ?", nora.id(), "%" + codes.getFirst() + "%")).isZero();
    backup(new WebBrowser(server), codes.getFirst()).is(303);
    backup(new WebBrowser(server), codes.getFirst()).is(422);
    backup(new WebBrowser(server), codes.get(1).toUpperCase(java.util.Locale.ROOT)).is(303);
    assertThat(browser.get(DEVICES).body()).contains("8 backup codes are left.");
  }

  @Test
  void theSecretIsSealedInTheDatabase() {
    var secret = addApp();
    assertThat(world.number("select count(*) from second_factors where user_id = ? and secret not like ? and confirmed_at is not null", nora.id(), "%" + secret + "%")).isOne();
  }

  @Test
  void anAppThatWasNotConfirmedDoesNotCount() {
    beginApp();
    new WebBrowser(server).signIn(nora.login(), PASSWORD).is(303).header("Location").isEqualTo("/");
  }

  @Test
  void tokensNeverNeedASecondFactor() {
    addApp();
    world.setting("2fa_enforced", true);
    server.api(nora).get("/users/me").is(200).has("/id", nora.id());
  }

  @Test
  void aBrowserCanBeSparedForSomeDaysButOnlyThisOne() {
    world.setting("2fa_allow_remember_for_days", 30);
    var app = addApp();
    later(app);
    var other = new WebBrowser(server);
    other.signIn(nora.login(), PASSWORD).is(303);
    other.post("/login/second", "code", code(app), "trust", "true").is(303);
    other.forget("_open_project_session");
    other.signIn(nora.login(), PASSWORD).is(303).header("Location").isEqualTo("/");
    new WebBrowser(server).signIn(nora.login(), PASSWORD).is(303).header("Location").isEqualTo("/login/second");
    world.setting("2fa_allow_remember_for_days", 0);
    other.forget("_open_project_session");
    other.signIn(nora.login(), PASSWORD).is(303).header("Location").isEqualTo("/login/second");
  }

  @Test
  void whereEverybodyNeedsOneItIsSetUpBeforeAnybodyIsIn() {
    world.setting("2fa_enforced", true);
    browser.signIn(nora.login(), PASSWORD).is(303).header("Location").isEqualTo("/login/second");
    assertThat(browser.isIn()).isFalse();
    var secret = secretOf(browser.get("/login/second").is(200).body());
    assertThat(secretOf(browser.get("/login/second").body())).isEqualTo(secret);
    browser.post("/login/second/set_up", "code", "000000").is(422);
    browser.post("/login/second/set_up", "code", code(secret)).is(303);
    assertThat(browser.isIn()).isTrue();
    assertThat(world.number("select count(*) from second_factors where user_id = ? and confirmed_at is not null and is_default", nora.id())).isOne();
  }

  @Test
  void whoIsInAlreadyIsLedToSettingOneUp() {
    browser.signIn(nora.login(), PASSWORD).is(303);
    world.setting("2fa_enforced", true);
    browser.get("/my/account").is(303).header("Location").isEqualTo(DEVICES);
    browser.get(DEVICES).is(200);
  }

  @Test
  void removalNeedsThePasswordOrACode() {
    var app = addApp();
    long id = world.number("select id from second_factors where user_id = ?", nora.id());
    browser.get(DEVICES + "/" + id + "/remove").is(200);
    browser.post(DEVICES + "/" + id + "/remove", "password", "wrong").is(422);
    browser.post(DEVICES + "/" + id + "/remove").is(422);
    later(app);
    browser.post(DEVICES + "/" + id + "/remove", "code", code(app)).is(303);
    assertThat(world.number("select count(*) from second_factors where user_id = ?", nora.id())).isZero();
    assertThat(world.number("select count(*) from backup_codes where user_id = ?", nora.id())).isZero();
  }

  @Test
  void nobodyTouchesTheFactorsOfOthers() {
    addApp();
    long id = world.number("select id from second_factors where user_id = ?", nora.id());
    var olga = world.person(World.unique("olga"), Map.of("password_hash", HASH));
    var other = new WebBrowser(server);
    other.signIn(olga.login(), PASSWORD).is(303);
    other.get(DEVICES + "/" + id + "/remove").is(404);
    other.post(DEVICES + "/" + id + "/remove", "password", PASSWORD).is(404);
    other.post(DEVICES + "/" + id + "/default").is(404);
    other.get("/admin/two_factor_authentication").is(403);
    other.post("/admin/two_factor_authentication/" + nora.id() + "/reset").is(403);
  }

  @Test
  void anAdministratorTakesThemAwayFromWhoHasLostThem() {
    addApp();
    var boss = world.person(World.unique("boss"), Map.of("admin", true, "password_hash", HASH));
    var office = new WebBrowser(server);
    office.signIn(boss.login(), PASSWORD).is(303);
    assertThat(office.get("/admin/two_factor_authentication").is(200).body()).contains(nora.login());
    office.post("/admin/two_factor_authentication/" + nora.id() + "/reset").is(303);
    assertThat(browser.isIn()).isFalse();
    new WebBrowser(server).signIn(nora.login(), PASSWORD).is(303).header("Location").isEqualTo("/");
    assertThat(world.number("select count(*) from outgoing_mails where address = ? and subject like 'Your second factors%'", nora.login() + "@harbour.example")).isOne();
  }

  @Test
  void aKindThatIsSwitchedOffIsNotAskedFor() {
    addApp();
    world.setting("2fa_active_strategies", List.of("webauthn"));
    new WebBrowser(server).signIn(nora.login(), PASSWORD).is(303).header("Location").isEqualTo("/");
  }

  @Test
  void aHalfSignInIsOverAfterTenMinutes() {
    var app = addApp();
    var other = new WebBrowser(server);
    other.signIn(nora.login(), PASSWORD).is(303);
    world.run("update half_sign_ins set created_at = now() - interval '11 minutes' where user_id = ?", nora.id());
    later(app);
    other.post("/login/second", "code", code(app)).is(303).header("Location").isEqualTo("/login");
    assertThat(other.isIn()).isFalse();
  }

  @Test
  void nonsenseInsteadOfASecurityKeyIsRefused() {
    browser.signIn(nora.login(), PASSWORD).is(303);
    browser.get(DEVICES).is(200);
    browser.post(DEVICES + "/webauthn", "key_name", "Key", "credential", "{}").is(422);
    browser.post(DEVICES + "/webauthn", "key_name", "Key", "credential", "not even JSON").is(422);
  }

  private String addApp() {
    var page = beginApp();
    addFirst(secretOf(page));
    return secretOf(page);
  }

  private String beginApp() {
    browser.signIn(nora.login(), PASSWORD).is(303);
    browser.get(DEVICES).is(200);
    var path = browser.post(DEVICES + "/totp", "name", "Phone").is(303).headerValue("Location").orElseThrow();
    return browser.get(path).is(200).body();
  }

  private String addFirst(String secret) {
    long id = world.number("select id from second_factors where user_id = ?", nora.id());
    return browser.post(DEVICES + "/" + id + "/confirm", "code", code(secret)).is(200).body();
  }

  private gewerk.testkit.Reply signInWith(WebBrowser other, String code) {
    other.signIn(nora.login(), PASSWORD).is(303);
    return other.post("/login/second", "code", code);
  }

  private gewerk.testkit.Reply backup(WebBrowser other, String code) {
    other.signIn(nora.login(), PASSWORD).is(303);
    other.get("/login/second?with=backup").is(200);
    return other.post("/login/second", "with", "backup", "code", code);
  }

  /** As if the last code had been used long ago, so that the present one counts. */
  private void later(String secret) {
    world.run("update second_factors set counter = 0 where user_id = ?", nora.id());
    assertThat(secret).isNotEmpty();
  }

  private static String secretOf(String page) {
    var found = Pattern.compile("id=\"secret\">([A-Z2-7]+)<").matcher(page);
    assertThat(found.find()).as(page).isTrue();
    return found.group(1);
  }

  private static List<String> codesFrom(String page) {
    return Pattern.compile("<code>([a-z2-7]{4}(?:-[a-z2-7]{4}){3})</code>").matcher(page).results().map(match -> match.group(1)).toList();
  }

  private static String code(String secret) {
    return Totp.code(secret, Instant.now());
  }
}
