package gewerk.people.openid;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import gewerk.people.principals.User;
import gewerk.platform.access.Authenticator;
import gewerk.platform.access.Viewers;
import org.jspecify.annotations.Nullable;

/**
 * {@code Authorization: Bearer} with a token that one of our providers signed (RFC 9068; reference section 1.7). Whatever looks like such a
 * token is judged here and goes no further: a bad one is never nobody.
 */
final class OpenIdBearer implements Authenticator {
  private static final String SCHEME = "Bearer ";
  private static final String SCOPE = "api_v3";
  private static final Duration EARLY = Duration.ofSeconds(60);
  private static final Set<JWSAlgorithm> SIGNATURES = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);
  private static final int LONGEST_TOLD = 200;

  private final OpenIdProviders providers;
  private final Viewers viewers;
  private final Clock clock;

  OpenIdBearer(OpenIdProviders providers, Viewers viewers, Clock clock) {
    this.providers = providers;
    this.viewers = viewers;
    this.clock = clock;
  }

  @Override
  public Outcome authenticate(Credentials credentials) {
    var value = credentials.header("Authorization").filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> header.substring(SCHEME.length()).strip());
    return value.flatMap(OpenIdBearer::decoded).map(this::outcome).orElseGet(Outcome.NotMine::new);
  }

  private static Optional<JWT> decoded(String value) {
    try {
      return Optional.of(JWTParser.parse(value));
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  private Outcome outcome(JWT token) {
    var algorithm = token.getHeader().getAlgorithm();
    if (!(token instanceof SignedJWT signed) || !SIGNATURES.contains(algorithm)) {
      return wrong("Token signature algorithm " + algorithm.getName() + " is not supported");
    }
    try {
      var claims = signed.getJWTClaimsSet();
      var provider = providers.issuing(claims.getIssuer(), claims.getAudience());
      return provider.isEmpty() ? wrong("The access token issuer is unknown") : ofProvider(provider.get(), signed, claims);
    } catch (ParseException e) {
      return wrong("");
    }
  }

  private Outcome ofProvider(OpenIdProvider provider, SignedJWT token, JWTClaimsSet claims) {
    var problem = signature(provider, token).or(() -> times(claims)).or(() -> audience(provider, claims));
    if (problem.isPresent()) {
      return wrong(problem.get());
    }
    if (!scopes(claims).contains(SCOPE)) {
      return new Outcome.Wrong(403, "Bearer", "error=\"insufficient_scope\", error_description=\"Requires scope " + SCOPE + " to access this resource.\"");
    }
    var subject = claims.getSubject();
    var user = subject == null ? Optional.<User>empty() : providers.linked(provider, subject);
    if (user.isEmpty()) {
      return wrong("The user identified by the token is not known");
    }
    return viewers.find(user.get().id()).<Outcome>map(Outcome.Known::new).orElseGet(() -> wrong("The user account is locked"));
  }

  private Optional<String> signature(OpenIdProvider provider, SignedJWT token) {
    try {
      var keys = providers.keys(provider).get(new JWKSelector(JWKMatcher.forJWSHeader(token.getHeader())), null);
      for (var key : keys) {
        if (token.verify(new RSASSAVerifier(key.toRSAKey().toRSAPublicKey()))) {
          return Optional.empty();
        }
      }
      return Optional.of(keys.isEmpty() ? "The signature key ID is unknown" : "Signature verification failed");
    } catch (OpenIdTrouble e) {
      return Optional.of("The keys of the access token issuer are not available");
    } catch (JOSEException e) {
      return Optional.of("Signature verification failed");
    }
  }

  private Optional<String> times(JWTClaimsSet claims) {
    var now = clock.instant();
    if (claims.getExpirationTime() == null || !claims.getExpirationTime().toInstant().isAfter(now)) {
      return Optional.of("Signature has expired");
    }
    boolean early = claims.getNotBeforeTime() != null && claims.getNotBeforeTime().toInstant().isAfter(now.plus(EARLY));
    return early ? Optional.of("Signature nbf has not been reached") : Optional.empty();
  }

  private static Optional<String> audience(OpenIdProvider provider, JWTClaimsSet claims) {
    var expected = provider.client().id();
    return claims.getAudience().contains(expected) ? Optional.empty()
        : Optional.of("Invalid audience. Expected " + expected + ", received " + claims.getAudience());
  }

  private static List<String> scopes(JWTClaimsSet claims) {
    return switch (claims.getClaim("scope")) {
      case String text -> List.of(text.split(" "));
      case List<?> list -> list.stream().map(String::valueOf).toList();
      case null, default -> List.of();
    };
  }

  /** Only what such a text may hold (RFC 6750, section 3): parts of it come from the token, which anybody can write. */
  private static Outcome.Wrong wrong(@Nullable String description) {
    var told = description == null ? "" : description.replaceAll("[^\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]", "?");
    return Outcome.Wrong.token(told.substring(0, Math.min(told.length(), LONGEST_TOLD)));
  }
}
