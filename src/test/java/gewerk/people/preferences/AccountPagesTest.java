package gewerk.people.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import gewerk.testkit.Client;
import gewerk.testkit.Fixture;
import gewerk.testkit.Person;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccountPagesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private Fixture fx;

  @BeforeEach
  void begin() {
    fx = server.world().fx();
  }

  @Test
  void aStrangerHasNoAccount() {
    Client.of(server.origin()).get("/my/account").is(303).header("Location").startsWith("/login");
  }

  @Test
  void oneChangesOnesNameLanguageAndTimeZone() {
    save(fx.people().rita(), "firstName=Rita&lastName=Hafen&email=rita.hafen%40harbour.example&language=de&timeZone=Europe/Oslo").is(303);
    server.api(fx.people().rita()).get("/users/me").has("/firstName", "Rita").has("/lastName", "Hafen").has("/language", "de");
    server.api(fx.people().rita()).get("/users/me/preferences").has("/timeZone", "Europe/Oslo");
    assertThat(account(fx.people().rita()).body()).contains("lang=\"de\"", "Mein Konto", "value=\"Europe/Oslo\" selected");
  }

  @Test
  void whatIsWrongStandsBesideItsField() {
    var body = save(fx.people().rita(), "firstName=&lastName=Hafen&email=nowhere&language=xx&timeZone=Mars/Olympus").is(422).body();
    assertThat(body).contains("can't be blank.", "is invalid.", "is not set to one of the allowed values.", "value=\"nowhere\"");
    server.api(fx.people().rita()).get("/users/me").has("/lastName", "Muster");
  }

  @Test
  void nobodyMakesThemselvesAdministratorThere() {
    save(fx.people().rita(), "firstName=Rita&lastName=Hafen&email=rita2%40harbour.example&language=en&admin=true&login=boss&status=active").is(303);
    assertThat(server.world().number("select count(*) from users where id = ? and not admin and login <> 'boss'", fx.people().rita().id())).isOne();
  }

  @Test
  void theTabsLeadToPasswordAndTokens() {
    for (var path : new String[] {"/my/account", "/my/password/change", "/my/access_tokens"}) {
      assertThat(as(fx.people().rita()).get(path).is(200).body()).contains("href=\"/my/account\"", "href=\"/my/password/change\"", "href=\"/my/access_tokens\"")
          .containsPattern("href=\"" + path + "\" aria-current=\"page\"");
    }
  }

  private static Reply account(Person person) {
    return as(person).get("/my/account").is(200);
  }

  private static Client as(Person person) {
    return Client.of(server.origin()).as(person.token());
  }

  private static Reply save(Person person, String form) {
    return as(person).send("POST", "/my/account", "application/x-www-form-urlencoded", form);
  }
}
