package gewerk.people.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import gewerk.people.users.Passwords;
import gewerk.testkit.Eventually;
import gewerk.testkit.Mailbox;
import gewerk.testkit.Person;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import gewerk.testkit.WebBrowser;
import gewerk.testkit.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Invitation, registration, activation and lost password, through a real mail server and forms over HTTP. */
class AccountsByMailTest {
  private static final String OLD = "correct horse battery staple";
  private static final String FRESH = "another horse, another stable";

  @RegisterExtension
  static final Mailbox mailbox = Mailbox.open();
  @RegisterExtension
  static final TestServer server = TestServer.start(mailbox.environment());

  private final World world = server.world();
  private final WebBrowser browser = new WebBrowser(server);

  @BeforeEach
  void begin() {
    world.usualSettings();
    world.run("delete from rate_limits");
  }

  @Test
  void aLostPasswordIsChosenAnewByTheLinkInAMail() {
    var nora = withPassword();
    var elsewhere = new WebBrowser(server);
    elsewhere.signIn(nora.login(), OLD).is(303);
    assertThat(elsewhere.isIn()).isTrue();
    browser.get("/account/lost_password").is(200);
    browser.post("/account/lost_password", "email", email(nora)).is(200);
    var path = mailbox.await(email(nora), 1).path();
    assertThat(path).startsWith("/account/lost_password?token=");
    browser.get(path).is(200);
    choose(path, FRESH).is(303).header("Location").isEqualTo("/login");
    assertThat(mailbox.await(email(nora), 2).subject()).isEqualTo("Your password at OpenProject has been changed");
    assertThat(elsewhere.isIn()).isFalse();
    browser.signIn(nora.login(), OLD).is(422);
    browser.signIn(nora.login(), FRESH).is(303);
    assertThat(mailbox.await(email(nora), 3).subject()).isEqualTo("You signed in with a new browser");
    choose(path, "a third horse altogether").is(422);
  }

  @Test
  void theAnswerIsTheSameWhetherSomebodyHasTheAddressOrNot() {
    var nora = withPassword();
    var known = browser.post("/account/lost_password", "email", email(nora)).is(200).body();
    var unknown = browser.post("/account/lost_password", "email", "nobody-at-all@harbour.example").is(200).body();
    assertThat(unknown.replace("nobody-at-all@harbour.example", email(nora))).isEqualTo(known);
    mailbox.await(email(nora), 1);
    assertThat(mailbox.of("nobody-at-all@harbour.example")).isEmpty();
  }

  @Test
  void onlyAHashOfTheTokenIsStoredAndTheSecondLinkVoidsTheFirst() {
    var nora = withPassword();
    browser.post("/account/lost_password", "email", email(nora));
    var first = mailbox.await(email(nora), 1).path();
    browser.post("/account/lost_password", "email", email(nora));
    var second = mailbox.await(email(nora), 2).path();
    assertThat(world.number("select count(*) from account_tokens where user_id = ? and encode(token_hash, 'hex') = ?", nora.id(), second.replaceFirst(".*=", ""))).isZero();
    browser.get(first).is(422);
    browser.get(second).is(200);
    world.run("update account_tokens set expires_at = now() - interval '1 second' where user_id = ?", nora.id());
    browser.get(second).is(422);
    choose(second, FRESH).is(422);
  }

  @Test
  void whoIsLockedOrSignsInElsewhereGetsNoMail() {
    var nora = withPassword();
    world.run("update principals set status = 'locked' where id = ?", nora.id());
    browser.post("/account/lost_password", "email", email(nora)).is(200);
    Eventually.is(0L, () -> world.number("select count(*) from event_deliveries where listener = 'account_mails'"));
    assertThat(mailbox.of(email(nora))).isEmpty();
  }

  @Test
  void theFormIsClosedWhereTheSettingSaysSo() {
    world.setting("lost_password", false);
    browser.get("/account/lost_password").is(404);
    assertThat(browser.get("/login").body()).doesNotContain("/account/lost_password");
  }

  @Test
  void whoAsksTooOftenFromOneNetworkHasToWait() {
    for (int i = 0; i < 20; i++) {
      browser.post("/account/lost_password", "email", "somebody@harbour.example").is(200);
    }
    browser.post("/account/lost_password", "email", "somebody@harbour.example").is(429).header("Retry-After").isNotNull();
  }

  @Test
  void whoIsInvitedByTheApiGetsAMailAndChoosesNameAndPassword() {
    var email = World.unique("ines") + "@harbour.example";
    long id = server.admin().post("/users", "{'email':'" + email + "','status':'invited'}").is(201).id();
    var mail = mailbox.await(email, 1);
    assertThat(mail.subject()).isEqualTo("You have been invited to OpenProject");
    browser.get(mail.path()).is(200);
    activate(mail.path(), "firstName", "Ines", "lastName", "Kai", "password", "short", "passwordConfirmation", "short").is(422);
    activate(mail.path(), "firstName", "Ines", "lastName", "Kai", "password", FRESH, "passwordConfirmation", FRESH).is(303);
    assertThat(browser.isIn()).isTrue();
    server.admin().get("/users/" + id).has("/status", "active").has("/firstName", "Ines").has("/name", "Ines Kai");
    browser.get(mail.path()).is(422);
  }

  @Test
  void anInvitationThatHasExpiredCanBeSentAgain() {
    var email = World.unique("ines") + "@harbour.example";
    long id = server.admin().post("/users", "{'email':'" + email + "','status':'invited'}").is(201).id();
    var first = mailbox.await(email, 1).path();
    assertThat(world.number("select (extract(epoch from expires_at - now()) / 86400)::int from account_tokens where user_id = ?", id)).isEqualTo(7);
    world.run("update account_tokens set expires_at = now() - interval '1 second' where user_id = ?", id);
    browser.get(first).is(422);
    activate(first, "firstName", "I", "lastName", "K", "password", FRESH, "passwordConfirmation", FRESH).is(422);
    browser.post("/account/activate/again", "token", first.replaceFirst(".*=", "")).is(200);
    browser.get(mailbox.await(email, 2).path()).is(200);
  }

  @Test
  void administratorsSendAnotherMailOrShowALink() {
    var email = World.unique("ines") + "@harbour.example";
    long id = server.admin().post("/users", "{'email':'" + email + "','status':'invited'}").is(201).id();
    mailbox.await(email, 1);
    var boss = world.person(World.unique("boss"), Map.of("admin", true, "password_hash", Passwords.hash(OLD)));
    var office = new WebBrowser(server);
    office.signIn(boss.login(), OLD).is(303);
    assertThat(office.get("/admin/invitations").is(200).body()).contains(email);
    office.post("/admin/invitations/" + id + "/send").is(303);
    var sent = mailbox.await(email, 2).path();
    var page = office.post("/admin/invitations/" + id + "/link").is(200).body();
    browser.get(sent).is(422);
    browser.get(page.replaceFirst("(?s).*value=\"https://plan.harbour.example(/account/activate[^\"]*)\".*", "$1")).is(200);
    var nora = withPassword();
    var other = new WebBrowser(server);
    other.signIn(nora.login(), OLD).is(303);
    other.get("/admin/invitations").is(403);
    other.post("/admin/invitations/" + id + "/link").is(403);
  }

  @Test
  void registrationIsClosedByMailByAnAdministratorOrAtOnce() {
    world.setting("self_registration", 0);
    browser.get("/account/register").is(404);
    world.setting("self_registration", 1);
    var byMail = register(200);
    assertThat(status(byMail)).isEqualTo("registered");
    var path = mailbox.await(byMail + "@harbour.example", 1).path();
    browser.get(path).is(200);
    assertThat(status(byMail)).as("opening the link changes nothing").isEqualTo("registered");
    activate(path).is(303);
    assertThat(status(byMail)).isEqualTo("active");
    world.setting("self_registration", 3);
    var fresh = new WebBrowser(server);
    fresh.get("/account/register").is(200);
    var atOnce = World.unique("olga");
    fresh.post("/account/register", form(atOnce)).is(303);
    assertThat(fresh.isIn()).isTrue();
  }

  @Test
  void whoRegistersWaitsForTheAdministratorAndIsToldByMail() {
    var login = register(200);
    assertThat(status(login)).isEqualTo("registered");
    assertThat(mailbox.await("admin@example.net", 1).plain()).contains(login);
    assertThat(browser.signIn(login, FRESH).is(422).body()).contains("has not been activated yet");
    long id = world.number("select id from users where login = ?", login);
    var boss = world.person(World.unique("boss"), Map.of("admin", true, "password_hash", Passwords.hash(OLD)));
    var office = new WebBrowser(server);
    office.signIn(boss.login(), OLD).is(303);
    assertThat(office.get("/admin/invitations").is(200).body()).contains(login + "@harbour.example");
    office.post("/admin/invitations/" + id + "/approve").is(303);
    office.post("/admin/invitations/" + id + "/approve").is(404);
    mailbox.await(login + "@harbour.example", 1);
    browser.signIn(login, FRESH).is(303);
  }

  @Test
  void whatIsWrongWithARegistrationIsTold() {
    var nora = withPassword();
    browser.get("/account/register").is(200);
    var body = browser.post("/account/register", "login", nora.login(), "firstName", "", "lastName", "X", "email", email(nora), "password", "short", "passwordConfirmation", "short")
        .is(422).body();
    assertThat(body).contains("has already been taken.", "can't be blank.", "is too short");
    browser.post("/account/register", "login", "x", "firstName", "X", "lastName", "X", "email", "x@harbour.example", "password", FRESH, "passwordConfirmation", OLD).is(422);
  }

  @Test
  void nobodyRegistersAsAdministrator() {
    world.setting("self_registration", 3);
    var login = World.unique("olga");
    browser.get("/account/register");
    browser.post("/account/register", "login", login, "firstName", "O", "lastName", "K", "email", login + "@harbour.example", "password", FRESH, "passwordConfirmation", FRESH,
        "admin", "true", "status", "active").is(303);
    assertThat(world.number("select count(*) from users where login = ? and not admin", login)).isOne();
  }

  @Test
  void withoutPasswordsNobodySignsInByOne() {
    var nora = withPassword();
    world.setting("disable_password_login", true);
    assertThat(browser.get("/login").is(200).body()).doesNotContain("name=\"password\"");
    browser.post("/login", "username", nora.login(), "password", OLD).is(422);
    browser.get("/account/lost_password").is(404);
    browser.get("/account/register").is(404);
  }

  private String register(int status) {
    var login = World.unique("olga");
    browser.get("/account/register").is(200);
    browser.post("/account/register", form(login)).is(status);
    return login;
  }

  private static String[] form(String login) {
    return new String[] {"login", login, "firstName", "Olga", "lastName", "Kai", "email", login + "@harbour.example", "password", FRESH, "passwordConfirmation", FRESH};
  }

  private String status(String login) {
    return server.admin().get("/users/" + world.number("select id from users where login = ?", login)).text("/status");
  }

  private Reply choose(String path, String password) {
    return browser.post("/account/lost_password", "token", path.replaceFirst(".*=", ""), "password", password, "passwordConfirmation", password);
  }

  private Reply activate(String path, String... fields) {
    var all = new java.util.ArrayList<>(java.util.List.of(fields));
    all.addAll(java.util.List.of("token", path.replaceFirst(".*=", "")));
    return browser.post("/account/activate", all.toArray(String[]::new));
  }

  private Person withPassword() {
    return world.person(World.unique("nora"), Map.of("password_hash", Passwords.hash(OLD)));
  }

  private static String email(Person person) {
    return person.login() + "@harbour.example";
  }
}
