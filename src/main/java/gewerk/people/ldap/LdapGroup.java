package gewerk.people.ldap;

import org.jspecify.annotations.Nullable;

/**
 * A group here whose people come from an entry of a directory.
 *
 * @param searchId the search that found it; null when an administrator named it
 * @param createsPeople whether its people get accounts without having signed in
 */
public record LdapGroup(long id, long connectionId, @Nullable Long searchId, long groupId, String groupName, String dn, boolean createsPeople) {
  /** By which its people are known to have come from it. */
  String source() {
    return source(id);
  }

  static String source(long id) {
    return "ldap-group:" + id;
  }
}
