package gewerk.connect.oauth;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import gewerk.platform.http.QueryString;
import gewerk.testkit.Chromium;
import gewerk.testkit.Shots;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import gewerk.testkit.elsewhere.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A public program that lives in a browser on another origin: Swagger UI, as anybody may put it on a server of theirs. It asks for permission with
 * a proof (PKCE), works with the API, refreshes and gives back; a page of a third origin may do nothing of it.
 */
@Tag("browser")
class OtherOriginJourneyTest {
  private static final String BACK = "/library/oauth2-redirect.html";

  private static final String HTML = """
      <!doctype html><html lang="en"><link rel="icon" href="data:,"><link rel="stylesheet" href="/library/swagger-ui.css">
      <title>Tide table</title><h1>Tide table</h1><div id="ui"></div><script src="/library/swagger-ui-bundle.js"></script><script src="/page.js"></script>""";

  /** Reads where permission is asked for, and describes the one resource that it works with. */
  private static final String SCRIPT = """
      const asked = new URLSearchParams(location.search)
      const server = asked.get("server")
      const operation = more => ({responses: {200: {description: "Done"}}, ...more})
      async function begin() {
        const told = await (await fetch(server + "/.well-known/oauth-authorization-server")).json()
        const spec = {openapi: "3.1.0", info: {title: "Tide table", version: "1"}, servers: [{url: server}], security: [{gewerk: ["api_v3"]}],
          paths: {"/api/v3/my_preferences": {get: operation({}), patch: operation({requestBody: {content: {"application/json": {example: {timeZone: "Europe/Lisbon"}}}}})}},
          components: {securitySchemes: {gewerk: {type: "oauth2", flows: {authorizationCode: {
            authorizationUrl: told.authorization_endpoint, tokenUrl: told.token_endpoint, scopes: {api_v3: "The API"}}}}}}}
        window.ui = SwaggerUIBundle({spec, domNode: document.getElementById("ui"), oauth2RedirectUrl: location.origin + "/library/oauth2-redirect.html",
          tryItOutEnabled: true, docExpansion: "full", validatorUrl: null})
        ui.initOAuth({clientId: asked.get("client"), scopes: ["api_v3"], usePkceWithAuthorizationCodeGrant: true})
      }
      begin().catch(error => { document.getElementById("ui").textContent = "Refused: " + error.name })""";

  /** What a script can read of an answer; the name of the error where it may read nothing. */
  private static final String ASK = """
      async ({url, method, token, body, type}) => {
        const headers = {}
        if (type) headers["Content-Type"] = type
        if (token) headers.Authorization = "Bearer " + token
        try {
          const answer = await fetch(url, {method, headers, body: body || undefined})
          return answer.status + " " + (answer.headers.get("WWW-Authenticate") ?? "") + " " + await answer.text()
        } catch (error) {
          return error.name
        }
      }""";

  /** The library's own way to ask for tokens, with the refresh token that it has. */
  private static final String REFRESH = """
      async url => {
        const auth = ui.authSelectors.authorized().get("gewerk").toJS()
        const body = new URLSearchParams({grant_type: "refresh_token", refresh_token: auth.token.refresh_token, client_id: auth.clientId})
        ui.authActions.authorizeRequest({body: body.toString(), name: "gewerk", url, auth})
      }""";

  private static final String TOKEN = "kind => ui.authSelectors.authorized().toJS().gewerk.token[kind]";

  @RegisterExtension
  static final TestServer server = TestServer.start();
  @RegisterExtension
  static final Chromium chromium = new Chromium();

  private static final Site program = Site.of(Map.of("/", HTML, "/page.js", SCRIPT), "swagger-ui");
  private static final Site stranger = Site.of(Map.of("/", HTML, "/page.js", SCRIPT), "swagger-ui");

  private final World world = server.world();
  private final List<String> codes = new ArrayList<>();
  private Program application;
  private String login;

  @BeforeEach
  void begin() {
    world.usualSettings();
    login = world.administrator();
    application = Program.on(server, Map.of("redirect_uris", List.of(program.origin() + BACK), "confidential", false));
  }

  @AfterAll
  static void close() {
    program.close();
    stranger.close();
  }

  @Test
  void aProgramOfAnotherOriginIsLetInWorksRefreshesAndIsTurnedOut() {
    var tab = chromium.visit(program.at(question()));
    assertThat(tab.locator("#ui")).hasText("Refused: TypeError");
    world.setting("apiv3_cors_enabled", true);
    world.setting("apiv3_cors_origins", List.of(program.origin()));
    tab.onRequest(this::remember);
    tab.reload();

    letIn(tab);
    assertThat(codes).as("the code went with its proof").singleElement().asString().contains("grant_type=authorization_code", "code_verifier=").doesNotContain("client_secret");
    execute(tab, "get", "200");
    execute(tab, "patch", "200");
    assertThat(ask(tab, "GET", "/api/v3/my_preferences", Map.of("token", token(tab, "access_token")))).startsWith("200 ").contains("\"timeZone\":\"Europe/Lisbon\"");
    aThirdOriginReadsAndWritesNothing(token(tab, "access_token"));

    var first = Map.of("access", token(tab, "access_token"), "refresh", token(tab, "refresh_token"));
    refresh(tab, first);
    revoke(tab);
  }

  /** In the window that the program opens; it closes by itself, and the program has its tokens. */
  private void letIn(Page tab) {
    tab.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Authorize")).first().click();
    var window = tab.waitForPopup(() -> tab.locator(".auth-btn-wrapper .authorize").click());
    assertThat(window.url()).isNotEmpty();
    window.locator("[name=username]").fill(login);
    window.locator("[name=password]").fill(World.PASSWORD);
    window.locator("main form button").click();
    assertThat(window.getByRole(AriaRole.HEADING)).containsText("Let Tide " + application.uid() + " in?");
    assertThat(window.locator("[name=code_challenge_method]")).hasValue("S256");
    window.waitForClose(() -> window.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Authorize")).click());
    assertThat(tab.locator(".auth-container h6")).hasText("Authorized");
    Shots.window(tab, "other-origin-let-in");
    tab.locator(".auth-btn-wrapper .btn-done").click();
  }

  private void aThirdOriginReadsAndWritesNothing(String token) {
    var tab = chromium.visit(stranger.at(question()));
    assertThat(tab.locator("#ui")).hasText("Refused: TypeError");
    assertThat(ask(tab, "GET", "/api/v3/my_preferences", Map.of("token", token))).isEqualTo("TypeError");
    assertThat(ask(tab, "PATCH", "/api/v3/my_preferences", Map.of("token", token, "type", "application/json", "body", "{\"timeZone\": \"Asia/Tokyo\"}"))).isEqualTo("TypeError");
    assertThat(ask(tab, "POST", "/oauth/token", Map.of("type", "application/x-www-form-urlencoded", "body", "grant_type=client_credentials"))).isEqualTo("TypeError");
    assertThat(application.api(token).get("/users/me/preferences").is(200).text("/timeZone")).as("nothing was written").isEqualTo("Europe/Lisbon");
    tab.close();
  }

  private void refresh(Page tab, Map<String, String> first) {
    tab.evaluate(REFRESH, server.origin() + "/oauth/token");
    tab.waitForFunction("before => ui.authSelectors.authorized().toJS().gewerk.token.access_token !== before", first.get("access"));
    assertThat(token(tab, "refresh_token")).isNotEqualTo(first.get("refresh"));
    execute(tab, "get", "200");
    assertThat(refused(tab, first.get("access"))).contains("error=\"invalid_token\"");
    world.run("update oauth_tokens set superseded_at = superseded_at - interval '61 seconds' where application_id = ? and superseded_at is not null", application.id());
    var again = Map.of("grant_type", "refresh_token", "refresh_token", first.get("refresh"), "client_id", application.uid());
    assertThat(form(tab, "/oauth/token", again)).startsWith("400 ").contains("\"error\":\"invalid_grant\"");
  }

  private void revoke(Page tab) {
    var last = token(tab, "access_token");
    assertThat(form(tab, "/oauth/revoke", Map.of("token", last, "client_id", application.uid()))).isEqualTo("200  {}");
    assertThat(refused(tab, last)).contains("Bearer realm=\"OpenProject API\"", "error=\"invalid_token\"", "urn:openproject-org:api:v3:errors:Unauthenticated");
    execute(tab, "get", "401");
    assertThat(form(tab, "/oauth/token", Map.of("grant_type", "refresh_token", "refresh_token", token(tab, "refresh_token"), "client_id", application.uid())))
        .startsWith("400 ").contains("\"error\":\"invalid_grant\"");
    Shots.window(tab, "other-origin-turned-out");
  }

  private static String refused(Page tab, String token) {
    var answer = ask(tab, "GET", "/api/v3/my_preferences", Map.of("token", token));
    assertThat(answer).startsWith("401 Bearer ");
    return answer;
  }

  /** By the button of the program. */
  private static void execute(Page tab, String method, String status) {
    var operation = tab.locator(".opblock-" + method, new Page.LocatorOptions().setHas(tab.locator("[data-path='/api/v3/my_preferences']")));
    tab.waitForResponse(response -> response.url().endsWith("/my_preferences") && response.request().method().equalsIgnoreCase(method),
        () -> operation.locator(".execute").click());
    assertThat(operation.locator(".live-responses-table .response-col_status").last()).containsText(status);
  }

  private static String form(Page tab, String path, Map<String, String> fields) {
    return ask(tab, "POST", path, Map.of("type", "application/x-www-form-urlencoded", "body", QueryString.write(fields)));
  }

  private static String ask(Page tab, String method, String path, Map<String, String> more) {
    var question = new java.util.HashMap<>(Map.of("url", server.origin() + path, "method", method, "token", "", "body", "", "type", ""));
    question.putAll(more);
    return (String) tab.evaluate(ASK, question);
  }

  private static String token(Page tab, String kind) {
    return (String) tab.evaluate(TOKEN, kind);
  }

  private String question() {
    return "/?" + QueryString.write(Map.of("server", server.origin().toString(), "client", application.uid()));
  }

  private void remember(Request request) {
    if (request.url().endsWith("/oauth/token") && request.postData() != null && request.postData().contains("authorization_code")) {
      codes.add(request.postData());
    }
  }
}
