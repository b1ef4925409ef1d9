package gewerk.connect.applications;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    Instant createdAt, Instant updatedAt) {
  /**
   * What the log of administration tells of it, part by part.
   *
   * @param actsAs the name of whom it acts as when nobody is there; blank for nobody
   */
  Map<String, @Nullable Object> parts(String actsAs) {
    var parts = new LinkedHashMap<String, @Nullable Object>();
    parts.put("name", name);
    parts.put("redirectUris", redirectUris);
    parts.put("scopes", scopes);
    parts.put("confidential", confidential);
    parts.put("actsAs", actsAs);
    parts.put("secret", secretHash);
    return parts;
  }
}
