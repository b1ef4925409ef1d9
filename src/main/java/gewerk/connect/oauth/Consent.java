package gewerk.connect.oauth;

import java.util.Collection;

/**
 * What somebody is asked to agree to.
 *
 * @param where the place that they are sent back to, by the name that people know it by; empty when they carry the code themselves
 */
public record Consent(String application, String person, Collection<String> scopes, String where) {}
