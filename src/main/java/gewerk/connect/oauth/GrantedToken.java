package gewerk.connect.oauth;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A stored pair of tokens, with what of its application every request must know.
 *
 * @param ownerId whom it acts for; null when it belongs to the application itself
 * @param actingId whom its application acts as by itself; null for nobody
 * @param ended revoked, or replaced by a newer pair that has been used
 * @param supersedes the pair that ends when this one is used for the first time; null when there is none left
 */
record GrantedToken(long id, long applicationId, String uid, boolean enabled, @Nullable Long ownerId, @Nullable Long actingId, List<String> scopes,
    UUID family, Instant grantedAt, Instant createdAt, Instant expiresAt, boolean ended, @Nullable Long supersedes) {

  boolean isExpired(Instant now) {
    return !expiresAt.isAfter(now);
  }

  boolean isGood(Instant now) {
    return enabled && !ended && !isExpired(now);
  }
}
