package gewerk.connect.tokens;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import gewerk.platform.Platform;
import gewerk.platform.access.Authenticator.Outcome;
import gewerk.platform.access.Authenticator;
import gewerk.platform.access.LastSeen;
import gewerk.platform.access.Viewers;
import gewerk.platform.audit.Audit;
import gewerk.platform.audit.Entry;
import gewerk.platform.database.Database;
import gewerk.platform.i18n.Message;
import gewerk.platform.settings.Setting;
import gewerk.platform.settings.Settings;
import org.jspecify.annotations.Nullable;

/** Personal API tokens: made by their owner, sent with requests, taken back. */
public final class Tokens {
  public static final String PREFIX = "opapi-";
  private static final int LONGEST_NAME = 255;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Database database;
  private final TokenStore store;
  private final Settings settings;
  private final Viewers viewers;
  private final LastSeen<Long> lastSeen;

  /** What came of the wish for a token. */
  public sealed interface Made {
    /** @param value to be shown now, and never again */
    record Token(ApiToken token, String value) implements Made {}

    record Refused(Message reason) implements Made {}
  }

  public Tokens(Platform platform) {
    database = platform.database();
    store = new TokenStore(database);
    settings = platform.settings();
    viewers = platform.viewers();
    lastSeen = new LastSeen<>(store::used);
    settings.declare(List.of(new Setting(GlobalAccount.USER, ""), new Setting(GlobalAccount.PASSWORD, "")));
  }

  public Made create(long userId, String name, @Nullable Instant expiresAt) {
    var trimmed = name.strip();
    if (!settings.truth("api_tokens_enabled")) {
      return new Made.Refused(Message.of("tokens.disabled"));
    }
    if (trimmed.isEmpty() || trimmed.length() > LONGEST_NAME) {
      return new Made.Refused(trimmed.isEmpty() ? Message.of("tokens.name_missing") : Message.of("tokens.name_too_long", LONGEST_NAME));
    }
    if (expiresAt != null && !expiresAt.isAfter(Instant.now())) {
      return new Made.Refused(Message.of("tokens.already_expired"));
    }
    var value = PREFIX + random();
    return database.transaction(() -> inserted(userId, trimmed, value, expiresAt)).<Made>map(token -> new Made.Token(token, value))
        .orElseGet(() -> new Made.Refused(Message.of("tokens.name_taken", trimmed)));
  }

  public List<ApiToken> of(long userId) {
    return store.of(userId);
  }

  /** False when it is not theirs, or gone already. */
  public boolean revoke(long id, long userId) {
    return database.transaction(() -> {
      var name = store.of(userId).stream().filter(token -> token.id() == id).map(ApiToken::name).findFirst().orElse("");
      boolean gone = store.delete(id, userId);
      if (gone) {
        new Audit(database).note(Entry.of("token.revoked", "token", id, name));
      }
      return gone;
    });
  }

  private Optional<ApiToken> inserted(long userId, String name, String value, @Nullable Instant expiresAt) {
    var token = store.insert(userId, name, hash(value), expiresAt);
    token.ifPresent(made -> new Audit(database).note(Entry.of("token.created", "token", made.id(), name).changed("expiresAt", null, expiresAt)));
    return token;
  }

  /** The ways to sign in by a token, in their order. */
  public List<Authenticator> authenticators() {
    return List.of(new BasicCredentials(this, new GlobalAccount(settings), settings, viewers), new BearerTokens(this, settings));
  }

  /** As tokens are stored. A random value of 256 bits needs no salt: nobody can guess it, and one look-up finds it. */
  public static byte[] hash(String value) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Nothing for a value that is no token, or no longer. */
  Optional<Outcome> outcomeOf(String value) {
    var token = store.find(hash(value)).filter(found -> !found.isExpired(Instant.now()));
    return token.map(found -> viewers.find(found.userId()).<Outcome>map(viewer -> {
      lastSeen.now(found.id());
      return new Outcome.Known(viewer);
    }).orElseGet(() -> Outcome.Wrong.token("The user account is locked")));
  }

  private static String random() {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
