package gewerk.connect.oauth;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A pair of tokens about to be stored.
 *
 * @param previousId the pair that it replaces
 * @param grantedAt when the person agreed
 * @param refresh the refresh token; null for none
 */
record NewToken(long applicationId, @Nullable Long ownerId, UUID family, @Nullable Long previousId, Instant grantedAt, Collection<String> scopes,
    String access, @Nullable String refresh, Instant createdAt, Instant expiresAt) {}
