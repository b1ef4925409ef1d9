package gewerk.people.openid;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import gewerk.platform.secrets.CannotOpenSecrets;
import gewerk.platform.secrets.Secrets;

/**
 * A sign-in that is under way at a provider. It stands encrypted in a cookie: any node can finish it, and only in the browser where it began.
 *
 * @param back where to go afterwards
 */
record Attempt(String provider, String state, String nonce, String verifier, String back, Instant at) {
  static final Duration GOOD_FOR = Duration.ofMinutes(15);
  private static final String BETWEEN = "\n";
  private static final int PARTS = 6;

  static Attempt begin(OpenIdProvider provider, String back, Instant now) {
    return new Attempt(provider.slug(), new State(32).getValue(), new Nonce(32).getValue(), new CodeVerifier().getValue(), back, now);
  }

  /** Each has a cookie of its own, so that two tabs do not disturb each other. */
  static String cookieOf(String state) {
    return "openid-" + state.substring(0, Math.min(12, state.length())).replaceAll("[^A-Za-z0-9]", "x");
  }

  String sealed(Secrets secrets) {
    return secrets.seal(String.join(BETWEEN, provider, state, nonce, verifier, String.valueOf(at.getEpochSecond()), back)).replace('+', '-').replace('/', '_').replace("=", "");
  }

  /** Nothing for what we did not seal, for another sign-in, and for one that took too long. */
  static Optional<Attempt> open(String sealed, String state, Secrets secrets, Instant now) {
    try {
      var padded = sealed.replace('-', '+').replace('_', '/') + "=".repeat((4 - sealed.length() % 4) % 4);
      var parts = secrets.open(padded).split(BETWEEN, PARTS);
      if (parts.length < PARTS) {
        return Optional.empty();
      }
      var attempt = new Attempt(parts[0], parts[1], parts[2], parts[3], parts[5], Instant.ofEpochSecond(Long.parseLong(parts[4])));
      return Optional.of(attempt).filter(one -> one.state.equals(state) && one.at.plus(GOOD_FOR).isAfter(now));
    } catch (CannotOpenSecrets | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
