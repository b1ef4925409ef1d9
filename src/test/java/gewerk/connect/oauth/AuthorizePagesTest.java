package gewerk.connect.oauth;

import static gewerk.connect.oauth.Program.parameter;
import static gewerk.connect.oauth.Program.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import gewerk.platform.http.QueryString;
import gewerk.testkit.Client;
import gewerk.testkit.Person;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AuthorizePagesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final World world = server.world();
  private final Person anna = world.person(World.unique("anna"));
  private final Client browser = Program.browser(server, anna);
  private final Program program = Program.confidential(server);

  @Test
  void strangersSignInFirstAndComeBack() {
    var path = "/oauth/authorize?" + QueryString.write(program.question());
    var reply = program.web().get(path).is(303);
    reply.header("Location").startsWith("/login?back_url=");
    assertThat(parameter(reply, "back_url")).isEqualTo(path);
  }

  @Test
  void strangersSignInFirstWhereAnybodyMayLookToo() {
    world.setting("login_required", false);
    program.ask(program.web(), program.question()).is(303).header("Location").startsWith("/login?back_url=%2Foauth%2Fauthorize");
    world.setting("login_required", true);
  }

  @Test
  void thePersonIsAsked() {
    var page = program.ask(browser, program.question()).is(200);
    assertThat(page.body()).contains("Let Tide " + program.uid() + " in?").contains("client.example").contains("0a1b2c3d4e");
    page.header("Content-Security-Policy").contains("form-action 'self' https://client.example;").contains("frame-ancestors 'none'");
    page.header("X-Frame-Options").isEqualTo("DENY");
    assertThat(world.number("select count(*) from oauth_codes where application_id = ?", program.id())).isZero();
  }

  @Test
  void thePageSpeaksGerman() {
    var person = world.person(World.unique("erika"), Map.of("language", "de"));
    assertThat(program.ask(Program.browser(server, person), program.question()).is(200).body()).contains("hereinlassen?").contains("Erlauben").contains("Abbrechen");
  }

  @Test
  void whoAgreesIsSentBackWithACode() {
    var reply = program.agree(browser, program.question()).is(302);
    reply.header("Location").startsWith(Program.REDIRECT + "&code=").endsWith("&state=0a1b2c3d4e");
    reply.header("Cache-Control").contains("no-store");
    assertThat(parameter(reply, "code")).matches("[A-Za-z0-9_-]{43}");
  }

  @Test
  void whoRefusesIsSentBackWithThat() {
    var reply = program.agree(browser, with(program.question(), "_method", "delete")).is(302);
    reply.header("Location").startsWith(Program.REDIRECT + "&error=access_denied&state=0a1b2c3d4e");
    browser.with("X-CSRF-Token", "form-secret").delete("/oauth/authorize?" + QueryString.write(program.question())).is(302)
        .header("Location").contains("error=access_denied");
    assertThat(world.number("select count(*) from oauth_codes where application_id = ?", program.id())).isZero();
  }

  @Test
  void noOtherSiteCanAgreeForSomebody() {
    Program.form(browser, "/oauth/authorize", program.question()).is(422);
    assertThat(world.number("select count(*) from oauth_codes where application_id = ?", program.id())).isZero();
  }

  @Test
  void aConsentIsRememberedWhileItStands() {
    program.tokensOf(anna);
    program.ask(browser, program.question()).is(302).header("Location").contains("code=");
    assertThat(program.ask(browser.with("Sec-Fetch-Site", "same-origin"), program.question()).is(200).header("Refresh")).isNotNull();
    world.run("update oauth_tokens set revoked_at = now() where application_id = ?", program.id());
    program.ask(browser, program.question()).is(200);
  }

  @Test
  void moreThanWasAgreedIsAskedFor() {
    var wide = Program.on(server, Map.of("scopes", List.of("api_v3", "scim_v2")));
    wide.tokensOf(anna);
    wide.ask(browser, wide.question()).is(302);
    wide.ask(browser, wide.question(Map.of("scope", "api_v3 scim_v2"))).is(200);
  }

  @Test
  void anotherPersonsConsentIsNobodysElse() {
    program.tokensOf(anna);
    program.ask(Program.browser(server, world.person(World.unique("ben"))), program.question()).is(200);
  }

  @Test
  void behindASchemeOrAPortOfThisMachineConsentIsNeverRemembered() {
    for (var uri : List.of("myapp://done", "http://127.0.0.1:9000/done")) {
      var app = Program.on(server, Map.of("confidential", false, "redirect_uris", List.of(uri)));
      var code = app.code(anna, Map.of("code_challenge", Program.CHALLENGE, "code_challenge_method", "S256"));
      app.exchange(code, Map.of("client_secret", "", "code_verifier", Program.VERIFIER)).is(200);
      app.ask(browser, app.question(Map.of("code_challenge", Program.CHALLENGE, "code_challenge_method", "S256"))).is(200);
    }
  }

  @Test
  void nobodyIsSentToAnAddressThatIsNotTheApplications() {
    for (var wrong : List.of("https://evil.example/", Program.REDIRECT + "&more=1", "https://client.example/callback", "https://client.example.evil.example/callback?from=gewerk",
        Program.REDIRECT + "#x", "javascript:alert(1)", "//evil.example", "")) {
      var question = with(program.question(), "redirect_uri", wrong);
      if (!wrong.isEmpty()) {
        told(question, 400);
        assertThat(program.agree(browser, question).is(400).headerValue("Location")).isEmpty();
        assertThat(program.agree(browser, with(question, "_method", "delete")).headerValue("Location")).isEmpty();
      }
    }
    var two = Program.on(server, Map.of("redirect_uris", List.of("https://one.example/", "https://two.example/")));
    assertThat(two.ask(browser, two.question(Map.of("redirect_uri", ""))).is(400).headerValue("Location")).isEmpty();
  }

  @Test
  void whoHasOneAddressNeedNotNameIt() {
    program.agree(browser, program.question(Map.of("redirect_uri", ""))).is(302).header("Location").startsWith(Program.REDIRECT + "&code=");
  }

  @Test
  void thisMachinesPortIsFree() {
    var app = Program.on(server, Map.of("redirect_uris", List.of("http://127.0.0.1/done")));
    app.agree(browser, app.question(Map.of("redirect_uri", "http://127.0.0.1:53211/done"))).is(302).header("Location").startsWith("http://127.0.0.1:53211/done?code=");
    assertThat(app.agree(browser, app.question(Map.of("redirect_uri", "http://127.0.0.1:53211/other"))).is(400).headerValue("Location")).isEmpty();
    var named = Program.on(server, Map.of("redirect_uris", List.of("http://localhost:8000/done")));
    assertThat(named.ask(browser, named.question(Map.of("redirect_uri", "http://localhost:8001/done"))).is(400).headerValue("Location")).isEmpty();
  }

  @Test
  void unknownAndSwitchedOffApplicationsAreTold() {
    told(with(program.question(), "client_id", "nobody"), 401);
    world.run("update oauth_applications set enabled = false where id = ?", program.id());
    told(program.question(), 401);
    assertThat(program.agree(browser, program.question()).is(401).headerValue("Location")).isEmpty();
    world.run("update oauth_applications set enabled = true where id = ?", program.id());
  }

  @Test
  void otherErrorsGoBackToTheProgram() {
    error(Map.of("response_type", "token"), "unsupported_response_type");
    error(Map.of("response_type", ""), "invalid_request");
    error(Map.of("scope", "everything"), "invalid_scope");
    error(Map.of("code_challenge", "short"), "invalid_request");
    error(Map.of("code_challenge", Program.CHALLENGE, "code_challenge_method", "S512"), "invalid_request");
  }

  @Test
  void publicAppsBehindASchemeMustProveThatTheyAsked() {
    var app = Program.on(server, Map.of("confidential", false, "redirect_uris", List.of("myapp://done")));
    app.ask(browser, app.question()).is(302).header("Location").startsWith("myapp://done?error=invalid_request");
    app.ask(browser, app.question(Map.of("code_challenge", Program.CHALLENGE, "code_challenge_method", "S256"))).is(200)
        .header("Content-Security-Policy").contains("form-action 'self' myapp:;");
  }

  @Test
  void theCodeCanBeShownInstead() {
    var app = Program.on(server, Map.of("redirect_uris", List.of("urn:ietf:wg:oauth:2.0:oob")));
    var reply = app.agree(browser, app.question(Map.of("state", ""))).is(302);
    reply.header("Location").startsWith("/oauth/authorize/native?code=");
    var code = parameter(reply, "code");
    assertThat(browser.get(reply.headerValue("Location").orElseThrow()).is(200).body()).contains("value=\"" + code + "\"");
    app.exchange(code, Map.of()).is(200);
    app.agree(browser, with(app.question(), "_method", "delete")).is(200);
    app.web().get("/oauth/authorize/native?code=x").is(303);
  }

  @Test
  void anAccessTokenOpensNoPages() {
    var token = program.tokensOf(anna).get("access");
    program.web().bearer(token).get("/oauth/authorize?" + QueryString.write(program.question())).is(303).header("Location").startsWith("/login");
    program.web().bearer(token).get("/my/access_tokens").is(303).header("Location").startsWith("/login");
  }

  private void told(Map<String, String> question, int status) {
    var reply = program.ask(browser, question).is(status);
    assertThat(reply.headerValue("Location")).isEmpty();
    reply.header("Content-Type").startsWith("text/html");
  }

  private void error(Map<String, String> more, String code) {
    var reply = program.ask(browser, program.question(more)).is(302);
    reply.header("Location").startsWith(Program.REDIRECT + "&error=" + code + "&state=0a1b2c3d4e&error_description=");
  }
}
