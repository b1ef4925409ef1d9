package gewerk.connect.grants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import gewerk.connect.applications.Opaque;
import gewerk.connect.oauth.Program;
import gewerk.platform.http.QueryString;
import gewerk.testkit.Client;
import gewerk.testkit.Person;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ApplicationPagesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private static final String HOME = "/admin/oauth/applications";
  private static final Pattern SECRET = Pattern.compile("id=\"client-secret\" value=\"([A-Za-z0-9_-]{43})\"");
  private static final Pattern UID = Pattern.compile("id=\"client-id\">([A-Za-z0-9_-]{43})<");

  private final World world = server.world();
  private final Person boss = world.admin(World.unique("boss"));
  private final Person anna = world.person(World.unique("anna"));

  @Test
  void anApplicationIsMadeAndItsSecretShownOnce() {
    var name = World.unique("Harbour");
    var made = post("/new", Map.of("name", name, "redirect_uris", "https://client.example/back\r\nhttps://client.example/other", "confidential", "true", "scopes", "api_v3",
        "acting", anna.login())).is(200);
    var secret = found(SECRET, made);
    var uid = found(UID, made);
    long id = world.number("select id from oauth_applications where uid = ?", uid);
    assertThat(world.number("select count(*) from oauth_applications where id = ? and secret_hash = ? and owner_id = ? and client_credentials_user_id = ?",
        id, Opaque.hex(secret), boss.id(), anna.id())).isOne();
    assertThat(browser(boss).get(HOME + "/" + id).is(200).body()).contains(name, uid, "https://client.example/other", anna.login()).doesNotContain(secret);
    assertThat(browser(boss).get(HOME).is(200).body()).contains(name);
    var token = form(Client.of(server.origin()), "/oauth/token", Map.of("grant_type", "client_credentials", "client_id", uid, "client_secret", secret)).is(200).text("/access_token");
    server.visitor().bearer(token).get("/users/me").is(200).has("/id", anna.id());
  }

  @Test
  void whatIsWrongIsSaidBesideTheField() {
    var refused = post("/new", Map.of("name", "", "redirect_uris", "http://client.example/", "confidential", "true", "acting", "")).is(422).body();
    assertThat(refused).contains("Give the application a name").contains("must begin with https").contains("t match available scopes.").contains("http://client.example/");
    assertThat(post("/new", Map.of("name", "Tide", "redirect_uris", "https://a.example/", "confidential", "true", "scopes", "api_v3", "acting", "nobody")).is(422).body())
        .contains("no active user with the login");
    assertThat(post("/new", Map.of("name", "Tide", "redirect_uris", "https://a.example/", "confidential", "true", "scopes", "everything", "acting", "")).is(422).body())
        .contains("match available scopes.");
  }

  @Test
  void anApplicationIsChanged() {
    var program = Program.confidential(server);
    post("/" + program.id(), Map.of("name", "Ebb", "redirect_uris", "https://ebb.example/", "confidential", "true", "scopes", "api_v3", "acting", "")).is(303);
    assertThat(world.number("select count(*) from oauth_applications where id = ? and name = 'Ebb' and redirect_uris = '{https://ebb.example/}' and secret_hash is not null", program.id())).isOne();
    post("/" + program.id(), Map.of("name", "Ebb", "redirect_uris", "https://ebb.example/", "confidential", "false", "scopes", "api_v3", "acting", "")).is(303);
    assertThat(world.number("select count(*) from oauth_applications where id = ? and secret_hash is null", program.id())).isOne();
    found(SECRET, post("/" + program.id(), Map.of("name", "Ebb", "redirect_uris", "https://ebb.example/", "confidential", "true", "scopes", "api_v3", "acting", "")).is(200));
  }

  @Test
  void aNewSecretEndsTheOldOneAndItsTokens() {
    var program = Program.confidential(server);
    var token = program.tokensOf(anna).get("access");
    server.visitor().bearer(token).get("/users/me").is(200);
    var secret = found(SECRET, post("/" + program.id() + "/secret", Map.of()).is(200));
    server.visitor().bearer(token).get("/users/me").is(401);
    var fields = new LinkedHashMap<>(Map.of("grant_type", "client_credentials", "client_id", program.uid(), "client_secret", program.secret()));
    form(Client.of(server.origin()), "/oauth/token", fields).is(401);
    fields.put("client_secret", secret);
    form(Client.of(server.origin()), "/oauth/token", fields).is(200);
  }

  @Test
  void anApplicationIsSwitchedOffAndOn() {
    var program = Program.confidential(server);
    var token = program.tokensOf(anna).get("access");
    post("/" + program.id() + "/enabled", Map.of("enabled", "false")).is(303);
    server.visitor().bearer(token).get("/users/me").is(401);
    post("/" + program.id() + "/enabled", Map.of("enabled", "true")).is(303);
    server.visitor().bearer(token).get("/users/me").is(200);
  }

  @Test
  void anApplicationIsDeletedWithItsTokens() {
    var program = Program.confidential(server);
    var token = program.tokensOf(anna).get("access");
    post("/" + program.id() + "/delete", Map.of()).is(303);
    server.visitor().bearer(token).get("/users/me").is(401);
    browser(boss).get(HOME + "/" + program.id()).is(404);
  }

  @Test
  void whoHasLetItInIsListedAndCanBeTurnedOut() {
    var program = Program.confidential(server);
    var token = program.tokensOf(anna).get("access");
    assertThat(browser(boss).get(HOME + "/" + program.id()).is(200).body()).contains(anna.name());
    post("/" + program.id() + "/people/" + anna.id() + "/revoke", Map.of()).is(303);
    server.visitor().bearer(token).get("/users/me").is(401);
    post("/" + program.id() + "/people/" + anna.id() + "/revoke", Map.of()).is(404);
    assertThat(browser(boss).get(HOME + "/" + program.id()).is(200).body()).doesNotContain(anna.name());
  }

  @Test
  void theBuiltInOneIsOnlySwitched() {
    long mobile = world.number("select id from oauth_applications where builtin");
    assertThat(browser(boss).get(HOME + "/" + mobile).is(200).body()).contains("openprojectapp://oauth-callback");
    post("/" + mobile, Map.of("name", "x", "redirect_uris", "https://a.example/", "scopes", "api_v3")).is(403);
    post("/" + mobile + "/delete", Map.of()).is(403);
    post("/" + mobile + "/secret", Map.of()).is(403);
    post("/" + mobile + "/enabled", Map.of("enabled", "true")).is(303);
    post("/" + mobile + "/enabled", Map.of("enabled", "false")).is(303);
  }

  @Test
  void onlyAdministratorsComeHere() {
    var program = Program.confidential(server);
    for (var path : new String[] {HOME, HOME + "/new", HOME + "/" + program.id()}) {
      browser(anna).get(path).is(403);
      Client.of(server.origin()).get(path).is(303);
    }
    for (var path : new String[] {"/new", "/" + program.id(), "/" + program.id() + "/secret", "/" + program.id() + "/enabled", "/" + program.id() + "/delete",
        "/" + program.id() + "/people/" + anna.id() + "/revoke"}) {
      form(browser(anna), HOME + path, Map.of("csrf", "form-secret", "name", "x")).is(403);
      form(browser(boss), HOME + path, Map.of("name", "x")).is(422); // without the form's secret
    }
  }

  @Test
  void peopleSeeAndTurnOutTheirOwn() {
    var program = Program.confidential(server);
    var ben = world.person(World.unique("ben"), Map.of("language", "de"));
    var token = program.tokensOf(anna).get("access");
    var other = program.tokensOf(ben).get("access");
    server.visitor().bearer(token).get("/users/me").is(200);
    assertThat(browser(anna).get("/my/access_tokens").is(200).body()).contains("Programs that you have let in", "Tide " + program.uid(), "See and do, through the API, whatever the account may");
    assertThat(browser(ben).get("/my/access_tokens").is(200).body()).contains("Programme, die Sie hereingelassen haben", "Aussperren");
    form(browser(anna), "/my/access_tokens/applications/" + program.id() + "/revoke", Map.of("csrf", "form-secret")).is(303);
    server.visitor().bearer(token).get("/users/me").is(401);
    server.visitor().bearer(other).get("/users/me").is(200);
    form(browser(anna), "/my/access_tokens/applications/" + program.id() + "/revoke", Map.of("csrf", "form-secret")).is(404);
    assertThat(browser(anna).get("/my/access_tokens").is(200).body()).contains("You have let in no programs");
  }

  private Client browser(Person person) {
    return Program.browser(server, person);
  }

  private Reply post(String path, Map<String, String> fields) {
    var all = new LinkedHashMap<>(fields);
    all.put("csrf", "form-secret");
    return form(browser(boss), HOME + path, all);
  }

  private static Reply form(Client client, String path, Map<String, String> fields) {
    return client.send("POST", path, "application/x-www-form-urlencoded", QueryString.write(fields));
  }

  private static String found(Pattern pattern, Reply reply) {
    var matcher = pattern.matcher(reply.body());
    assertThat(matcher.find()).as("%s in %s", pattern, reply).isTrue();
    return matcher.group(1);
  }
}
