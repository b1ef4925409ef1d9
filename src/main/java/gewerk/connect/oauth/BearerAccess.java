package gewerk.connect.oauth;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

import gewerk.connect.applications.Scopes;
import gewerk.platform.access.Authenticator;
import gewerk.platform.access.LastSeen;
import gewerk.platform.access.Viewers;

/** Lets programs into the API by an access token; what looks like a JWT is left to others (reference 1.1 and 1.6). */
final class BearerAccess implements Authenticator {
  private static final String SCHEME = "Bearer ";

  private final GrantStore store;
  private final Viewers viewers;
  private final LastSeen<Long> lastSeen;

  BearerAccess(GrantStore store, Viewers viewers) {
    this.store = store;
    this.viewers = viewers;
    lastSeen = new LastSeen<>(store::used);
  }

  /** The last of the ways by a bearer token: one that nobody could use is never nothing, so that programs learn of it. */
  static Authenticator nobodys() {
    return credentials -> valueIn(credentials).isPresent() ? Outcome.Wrong.token("") : new Outcome.NotMine();
  }

  /** From the header, or from the query as older programs send it. */
  static Optional<String> valueIn(Credentials credentials) {
    return credentials.header("Authorization").filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> header.substring(SCHEME.length()).strip())
        .or(() -> credentials.query("access_token")).or(() -> credentials.query("bearer_token")).filter(value -> !value.isEmpty());
  }

  @Override
  public Outcome authenticate(Credentials credentials) {
    return valueIn(credentials).filter(value -> !isJwt(value)).map(this::outcome).orElseGet(Outcome.NotMine::new);
  }

  private Outcome outcome(String value) {
    var token = store.access(value).orElse(null);
    if (token == null || !token.isGood(Instant.now())) {
      return Outcome.Wrong.token(token == null ? "" : token.enabled() ? "The access token has expired or has been revoked" : "The application is switched off");
    }
    if (!token.scopes().contains(Scopes.API)) {
      return new Outcome.Wrong(403, "Bearer", "error=\"insufficient_scope\"");
    }
    var acting = token.ownerId() == null ? token.actingId() : token.ownerId();
    var viewer = acting == null ? Optional.of(viewers.anonymous()) : viewers.find(acting);
    return viewer.<Outcome>map(found -> {
      noteUse(token);
      return new Outcome.Known(found);
    }).orElseGet(() -> Outcome.Wrong.token("The user account is locked"));
  }

  /** Whoever uses a new token has it for certain: now the one before it can end. */
  private void noteUse(GrantedToken token) {
    if (token.supersedes() != null) {
      store.supersede(token.supersedes());
    }
    lastSeen.now(token.id());
  }

  /** Three parts, the first of which is a JSON object that names an algorithm. */
  private static boolean isJwt(String value) {
    var parts = value.split("\\.", -1);
    if (parts.length != 3) {
      return false;
    }
    try {
      var head = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8).strip();
      return head.startsWith("{") && head.contains("\"alg\"");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
