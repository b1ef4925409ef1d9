package gewerk.connect.oauth;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.Tokens;
import gewerk.people.users.Passwords;
import gewerk.testkit.Chromium;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import gewerk.testkit.elsewhere.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A program made with a well-known client library, with somebody at a browser, from the first question to the last refusal. */
@Tag("browser")
class LibraryJourneyTest {
  private static final String PASSWORD = "harbour-1234-quay";

  @RegisterExtension
  static final TestServer server = TestServer.start();
  @RegisterExtension
  static final Chromium chromium = new Chromium();

  private static final Site callback = Site.of(Map.of("/back",
      "<!doctype html><html lang=en><link rel=icon href='data:,'><title>Back</title><h1>Back at the program</h1>"));

  private final World world = server.world();

  @AfterAll
  static void close() {
    callback.close();
  }

  @Test
  void somebodyLetsAProgramInAndTurnsItOut() throws Exception {
    var login = World.unique("ida");
    var ida = world.person(login, Map.of("password_hash", Passwords.hash(PASSWORD)));
    var program = Program.on(server, Map.of("redirect_uris", List.of(callback.origin() + "/back")));
    var server = AuthorizationServerMetadata.resolve(new Issuer(LibraryJourneyTest.server.origin()));
    var library = new Library(server, program, new ClientSecretBasic(new ClientID(program.uid()), new Secret(program.secret())));

    var tab = chromium.signIn(LibraryJourneyTest.server, login, PASSWORD);
    tab.context().clearCookies();
    var verifier = new CodeVerifier();
    tab.navigate(library.question(verifier));
    assertThat(tab).hasURL(java.util.regex.Pattern.compile(".*/login\\?back_url=.*"));
    signIn(tab, login);
    assertThat(tab.getByRole(AriaRole.HEADING)).containsText("Let Tide " + program.uid() + " in?");
    chromium.looksGood(tab, "oauth-consent");
    tab.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Authorize")).click();
    assertThat(tab.getByRole(AriaRole.HEADING)).hasText("Back at the program");

    var first = library.exchange(tab.url(), verifier);
    program.api(first.getAccessToken().getValue()).get("/users/me").is(200).has("/id", ida.id());
    var second = library.refresh(first);
    program.api(second.getAccessToken().getValue()).get("/users/me").is(200);
    program.api(first.getAccessToken().getValue()).get("/users/me").is(401);
    assertThat(library.isActive(second)).isTrue();

    comeAgain(tab, library, login);
    turnOut(tab, program, second);
    assertThat(library.isActive(second)).isFalse();
    var third = again(tab, library);
    library.revoke(third);
    program.api(third.getAccessToken().getValue()).get("/users/me").is(401);
    refuse(tab, library);
  }

  /** Signed out meanwhile, but the consent stands: after signing in one is back at the program at once. */
  private void comeAgain(Page tab, Library library, String login) throws Exception {
    tab.context().clearCookies();
    var verifier = new CodeVerifier();
    tab.navigate(library.question(verifier));
    signIn(tab, login);
    assertThat(tab.getByRole(AriaRole.HEADING)).hasText("Back at the program");
    library.exchange(tab.url(), verifier);
  }

  private void turnOut(Page tab, Program program, Tokens tokens) {
    tab.navigate("/my/access_tokens");
    assertThat(tab.locator("main")).containsText("Tide " + program.uid());
    chromium.looksGood(tab, "oauth-my-grants");
    tab.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Turn out Tide " + program.uid())).click();
    tab.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON).last().click();
    assertThat(tab.locator("main")).containsText("You have let in no programs");
    program.api(tokens.getAccessToken().getValue()).get("/users/me").is(401);
  }

  private Tokens again(Page tab, Library library) throws Exception {
    var verifier = new CodeVerifier();
    tab.navigate(library.question(verifier));
    tab.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Authorize")).click();
    assertThat(tab.getByRole(AriaRole.HEADING)).hasText("Back at the program");
    return library.exchange(tab.url(), verifier);
  }

  private static void refuse(Page tab, Library library) throws Exception {
    tab.navigate(library.question(new CodeVerifier()));
    tab.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Cancel")).click();
    assertThat(tab.getByRole(AriaRole.HEADING)).hasText("Back at the program");
    var response = AuthorizationResponse.parse(URI.create(tab.url()));
    assertThat(response.toErrorResponse().getErrorObject().getCode()).isEqualTo("access_denied");
  }

  private static void signIn(Page tab, String login) {
    tab.locator("[name=username]").fill(login);
    tab.locator("[name=password]").fill(PASSWORD);
    tab.locator("main form button").click();
  }

  /** What the program does with the library. */
  private record Library(AuthorizationServerMetadata server, Program program, ClientSecretBasic itself) {
    private static final State STATE = new State("a-state-of-mine");

    String question(CodeVerifier verifier) {
      return new AuthorizationRequest.Builder(ResponseType.CODE, itself.getClientID()).endpointURI(server.getAuthorizationEndpointURI())
          .redirectionURI(URI.create(program.redirectUri())).state(STATE).codeChallenge(verifier, CodeChallengeMethod.S256).build().toURI().toString();
    }

    Tokens exchange(String address, CodeVerifier verifier) throws Exception {
      var response = AuthorizationResponse.parse(URI.create(address)).toSuccessResponse();
      assertThat(response.getState()).isEqualTo(STATE);
      AuthorizationCode code = response.getAuthorizationCode();
      return tokens(new AuthorizationCodeGrant(code, URI.create(program.redirectUri()), verifier));
    }

    Tokens refresh(Tokens tokens) throws Exception {
      return tokens(new RefreshTokenGrant(tokens.getRefreshToken()));
    }

    boolean isActive(Tokens tokens) throws Exception {
      var request = new TokenIntrospectionRequest(server.getIntrospectionEndpointURI(), itself, tokens.getAccessToken());
      return TokenIntrospectionResponse.parse(request.toHTTPRequest().send()).toSuccessResponse().isActive();
    }

    void revoke(Tokens tokens) throws Exception {
      var answer = new TokenRevocationRequest(server.getRevocationEndpointURI(), itself, tokens.getRefreshToken()).toHTTPRequest().send();
      assertThat(answer.getStatusCode()).isEqualTo(200);
    }

    private Tokens tokens(AuthorizationGrant grant) throws Exception {
      var answer = TokenResponse.parse(new TokenRequest(server.getTokenEndpointURI(), itself, grant).toHTTPRequest().send());
      assertThat(answer.indicatesSuccess()).as("%s", answer.toHTTPResponse().getBody()).isTrue();
      return answer.toSuccessResponse().getTokens();
    }
  }
}
