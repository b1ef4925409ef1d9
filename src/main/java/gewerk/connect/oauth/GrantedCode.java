package gewerk.connect.oauth;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Somebody's consent as it is stored until it is exchanged for tokens.
 *
 * @param redirectUri as the program named it when it asked; null when it named none
 * @param challenge S256 of the verifier (PKCE); null where the program sent none
 * @param family of all tokens that come of it
 * @param used it has been exchanged, or tried by a program that it was not for
 */
record GrantedCode(long id, long applicationId, long userId, @Nullable String redirectUri, List<String> scopes, @Nullable String challenge,
    UUID family, Instant createdAt, Instant expiresAt, boolean used) {}
