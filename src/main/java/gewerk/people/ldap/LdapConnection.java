package gewerk.people.ldap;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A directory: where it is, who we are there, which people it has for us, and what may follow from it.
 *
 * @param id 0 for one that is about to be made
 * @param position the lower, the sooner it is asked about somebody whom we do not know
 * @param last the last synchronization; null before the first
 */
public record LdapConnection(long id, String name, int position, boolean active, Server server, Bind bind, People people, Policy policy, @Nullable Last last) {
  /** How the wire is kept private. */
  public enum Tls {
    LDAPS, START_TLS, NONE
  }

  /** @param authorities certificates in PEM that are trusted besides those that Java knows; blank for none */
  public record Server(String host, int port, Tls tls, boolean checksCertificate, String authorities) {}

  /**
   * Who we are there.
   *
   * @param dn blank for nobody
   * @param sealed the encrypted password
   */
  public record Bind(String dn, @Nullable String sealed) {}

  /** @param filter which entries below the base are people; blank for all */
  public record People(String baseDn, String filter, Names names) {}

  /** The directory's attributes; blank where it has none. */
  public record Names(String login, String firstName, String lastName, String email, String admin) {}

  /**
   * @param registers whether people get an account when they first sign in
   * @param locksMissing whether accounts are locked whose people are no longer there
   */
  public record Policy(boolean registers, boolean locksMissing) {}

  /** @param problem why it came to nothing; null when it went well */
  public record Last(Instant at, @Nullable String problem) {}

  static LdapConnection blank() {
    return new LdapConnection(0, "", 1, true, new Server("", 636, Tls.LDAPS, true, ""), new Bind("", null),
        new People("", "", new Names("uid", "givenName", "sn", "mail", "")), new Policy(false, false), null);
  }

  boolean isNew() {
    return id == 0;
  }

  LdapConnection sealedWith(@Nullable String sealed) {
    return new LdapConnection(id, name, position, active, server, new Bind(bind.dn, sealed), people, policy, last);
  }
}
