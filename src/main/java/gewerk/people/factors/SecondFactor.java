package gewerk.people.factors;

import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody has.
 *
 * @param counter of an app, the last step that was used; of a key, what it counted last
 * @param confirmed whether it has been shown to work; only then it counts
 */
record SecondFactor(long id, long userId, Kind kind, String name, Proof proof, boolean isDefault, boolean confirmed, @Nullable Instant lastUsed) {
  enum Kind {
    TOTP, WEBAUTHN;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** What it is checked by: the sealed secret of an app, or the public half of a key. */
  record Proof(@Nullable String secret, byte @Nullable [] credential, long counter) {}
}
