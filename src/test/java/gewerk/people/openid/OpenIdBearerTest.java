package gewerk.people.openid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import gewerk.testkit.Person;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import gewerk.testkit.elsewhere.Lighthouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every row of the table in the reference, section 1.7. */
class OpenIdBearerTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();
  @RegisterExtension
  static final Lighthouse lighthouse = Lighthouse.start();

  private static final Map<String, Object> IN_SCOPE = Map.of("scope", "openid api_v3");
  private static final World world = server.world();
  private static Person ida;

  @BeforeAll
  static void connect() {
    world.insert("openid_providers", Map.of("slug", "lighthouse", "name", "Lighthouse", "position", 1, "active", true, "issuer", lighthouse.issuer(), "client_id", Lighthouse.CLIENT,
        "scopes", "openid", "groups", List.of()).entrySet().stream().collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    ida = world.person(World.unique("ida"), Map.of("identity_url", "lighthouse:sub-ida"));
  }

  @Test
  void aTokenOfALinkedPersonOpensTheApi() {
    ask(issued("sub-ida", Lighthouse.CLIENT, IN_SCOPE)).is(200).has("/id", ida.id());
  }

  @Test
  void severalAudiencesMayBeNamed() {
    var token = lighthouse.server.issueToken(Lighthouse.NAME, Lighthouse.CLIENT, new no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback(Lighthouse.NAME, "sub-ida", "at+jwt",
        List.of("another", Lighthouse.CLIENT), IN_SCOPE, 3600));
    ask(token.serialize()).is(200).has("/id", ida.id());
  }

  @Test
  void anUnknownIssuer() {
    var token = lighthouse.server.issueToken("elsewhere", "sub-ida", Lighthouse.CLIENT, IN_SCOPE).serialize();
    refused(token, 401, "invalid_token", "The access token issuer is unknown");
  }

  @Test
  void anotherKindOfSignature() throws JOSEException {
    var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims().build());
    refused(signed(token, new MACSigner("0123456789abcdef0123456789abcdef")), 401, "invalid_token", "Token signature algorithm HS256 is not supported");
    refused(new PlainJWT(claims().build()).serialize(), 401, "invalid_token", "Token signature algorithm none is not supported");
  }

  @Test
  void anotherAudience() {
    refused(issued("sub-ida", "another", IN_SCOPE), 401, "invalid_token", "Invalid audience. Expected gewerk, received [another]");
  }

  @Test
  void anExpiredOne() {
    var token = lighthouse.server.issueToken(Lighthouse.NAME, "sub-ida", Lighthouse.CLIENT, IN_SCOPE, -10).serialize();
    refused(token, 401, "invalid_token", "Signature has expired");
  }

  @Test
  void oneThatIsNotYetGood() {
    var soon = Date.from(Instant.now().plusSeconds(600));
    refused(issued("sub-ida", Lighthouse.CLIENT, Map.of("scope", "api_v3", "nbf", soon)), 401, "invalid_token", "Signature nbf has not been reached");
  }

  @Test
  void anUnknownKeyIsAskedForOnce() throws JOSEException {
    var key = new RSAKeyGenerator(2048).keyID("forged").generate();
    var token = signed(new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("forged").build(), claims().build()), new RSASSASigner(key));
    ask(issued("sub-ida", Lighthouse.CLIENT, IN_SCOPE)).is(200);
    forgetRequests();
    refused(token, 401, "invalid_token", "The signature key ID is unknown");
    refused(token, 401, "invalid_token", "The signature key ID is unknown");
    assertThat(requestsForKeys()).isLessThanOrEqualTo(1);
  }

  @Test
  void aForgedSignature() throws JOSEException {
    var good = lighthouse.server.issueToken(Lighthouse.NAME, "sub-ida", Lighthouse.CLIENT, IN_SCOPE);
    var key = new RSAKeyGenerator(2048).keyID(good.getHeader().getKeyID()).generate();
    refused(signed(new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(good.getHeader().getKeyID()).build(), claims().build()), new RSASSASigner(key)),
        401, "invalid_token", "Signature verification failed");
  }

  @Test
  void somebodyWhoIsNotLinked() {
    refused(issued("sub-nobody", Lighthouse.CLIENT, IN_SCOPE), 401, "invalid_token", "The user identified by the token is not known");
  }

  @Test
  void somebodyWhoIsLocked() {
    var locked = world.person(World.unique("locked"), Map.of("identity_url", "lighthouse:sub-locked"));
    world.run("update principals set status = 'locked' where id = ?", locked.id());
    refused(issued("sub-locked", Lighthouse.CLIENT, IN_SCOPE), 401, "invalid_token", "The user account is locked");
  }

  @Test
  void theScopeIsLookedAtBeforeThePerson() {
    refused(issued("sub-nobody", Lighthouse.CLIENT, Map.of("scope", "openid")), 403, "insufficient_scope", "Requires scope api_v3 to access this resource.");
    refused(issued("sub-ida", Lighthouse.CLIENT, Map.of()), 403, "insufficient_scope", "Requires scope api_v3 to access this resource.");
  }

  @Test
  void aBadTokenIsNeverNobody() {
    world.setting("login_required", false);
    refused(issued("sub-nobody", Lighthouse.CLIENT, IN_SCOPE), 401, "invalid_token", "The user identified by the token is not known");
    world.run("delete from settings where name = 'login_required'");
  }

  @Test
  void whatTheTokenSaysCannotBreakTheHeader() {
    var challenge = ask(issued("sub-ida", "a\"b\\c", IN_SCOPE)).is(401).headerValue("WWW-Authenticate").orElse("");
    assertThat(challenge).contains("received [a?b?c]");
  }

  private static String issued(String subject, String audience, Map<String, Object> claims) {
    return lighthouse.server.issueToken(Lighthouse.NAME, subject, audience, claims).serialize();
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder().issuer(lighthouse.issuer()).subject("sub-ida").audience(Lighthouse.CLIENT).claim("scope", "api_v3")
        .expirationTime(Date.from(Instant.now().plusSeconds(600)));
  }

  private static String signed(SignedJWT token, JWSSigner signer) throws JOSEException {
    token.sign(signer);
    return token.serialize();
  }

  private static Reply ask(String token) {
    return server.visitor().bearer(token).get("/users/me");
  }

  private static void refused(String token, int status, String error, String description) {
    var reply = ask(token).isError(status, "Unauthenticated", "You did not provide the correct credentials.");
    assertThat(reply.headerValue("WWW-Authenticate").orElse("")).startsWith("Bearer realm=\"OpenProject API\"")
        .contains("error=\"" + error + "\", error_description=\"" + description + "\"");
  }

  private static void forgetRequests() {
    requestsForKeys();
  }

  /** Since they were last counted. */
  private static int requestsForKeys() {
    int count = 0;
    try {
      while (true) {
        count += lighthouse.server.takeRequest(50, TimeUnit.MILLISECONDS).getPath().endsWith("/jwks") ? 1 : 0;
      }
    } catch (RuntimeException e) {
      return count; // no more
    }
  }
}
