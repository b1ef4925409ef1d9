package gewerk.connect.applications;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A program that may act for people.
 *
 * @param uid what the program calls itself by: the {@code client_id}
 * @param secretHash SHA-256 of its secret in hexadecimal; public programs have none
 * @param confidential whether it can keep a secret: programs on servers can, those on phones and in browsers cannot
 * @param builtin made by us: it can be switched on and off, and nothing else
 * @param clientCredentialsUserId whom it acts as when nobody is there
 */
public record Application(long id, String uid, String name, @Nullable String secretHash, List<String> redirectUris, List<String> scopes,
    boolean confidential, boolean enabled, boolean builtin, @Nullable Long ownerId, @Nullable Long clientCredentialsUserId,
    Instant createdAt, Instant updatedAt) {}
