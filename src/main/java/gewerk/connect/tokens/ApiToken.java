package gewerk.connect.tokens;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** A token as its owner sees it: its value is shown once, when it is made, and stored by nobody. */
public record ApiToken(long id, long userId, String name, @Nullable Instant expiresAt, @Nullable Instant lastUsedAt, Instant createdAt) {
  boolean isExpired(Instant now) {
    return expiresAt != null && !expiresAt.isAfter(now);
  }
}
