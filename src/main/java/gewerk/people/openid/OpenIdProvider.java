package gewerk.people.openid;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who tells us who people are.
 *
 * @param id 0 for one that is about to be made
 * @param slug its name in addresses and in identities, {@code slug:subject}; never changes
 */
public record OpenIdProvider(long id, String slug, String name, int position, boolean active, Client client, Claims claims, Policy policy) {
  /**
   * Who we are there.
   *
   * @param secret encrypted; null for a client without one
   * @param scopes with blanks between
   */
  public record Client(String issuer, String id, @Nullable String secret, String scopes) {}

  /** What the provider calls things; a dot leads into an object, {@code realm_access.roles}. Blank where it tells nothing. */
  public record Claims(String login, String firstName, String lastName, String email, String admin, String groups) {}

  /**
   * @param limitsRegistration whether the setting for self-registration holds; else everybody whom the provider knows gets an account
   * @param linksAccounts whether somebody takes over the account that has their login or address already
   * @param groups the only ones that are taken over; all when empty
   */
  public record Policy(boolean limitsRegistration, boolean linksAccounts, List<String> groups) {}

  static OpenIdProvider blank() {
    return new OpenIdProvider(0, "", "", 1, true, new Client("", "", null, "openid profile email"),
        new Claims("preferred_username", "given_name", "family_name", "email", "", ""), new Policy(true, false, List.of()));
  }

  boolean isNew() {
    return id == 0;
  }

  OpenIdProvider numbered(long number) {
    return new OpenIdProvider(number, slug, name, position, active, client, claims, policy);
  }

  OpenIdProvider sealedWith(@Nullable String secret) {
    return new OpenIdProvider(id, slug, name, position, active, new Client(client.issuer, client.id, secret, client.scopes), claims, policy);
  }

  /** What the log of administration tells of it, part by part. */
  Map<String, @Nullable Object> parts() {
    var parts = new LinkedHashMap<String, @Nullable Object>();
    parts.put("name", name);
    parts.put("position", position);
    parts.put("active", active);
    parts.put("issuer", client.issuer);
    parts.put("clientId", client.id);
    parts.put("clientSecret", client.secret);
    parts.put("scopes", client.scopes);
    parts.put("claim.login", claims.login);
    parts.put("claim.firstName", claims.firstName);
    parts.put("claim.lastName", claims.lastName);
    parts.put("claim.email", claims.email);
    parts.put("claim.admin", claims.admin);
    parts.put("claim.groups", claims.groups);
    parts.put("groups", policy.groups);
    parts.put("limitsRegistration", policy.limitsRegistration);
    parts.put("linksAccounts", policy.linksAccounts);
    return parts;
  }

  /** As accounts keep it. */
  String identity(String subject) {
    return slug + ":" + subject;
  }

  String path() {
    return "/auth/" + slug;
  }

  /** By which people in groups are known to have come from here. */
  String source() {
    return "openid:" + id;
  }
}
