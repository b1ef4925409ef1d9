package gewerk.people.ldap;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import gewerk.platform.outgoing.Certificates;
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

  /** What the log of administration tells of it, part by part. Of certificates a fingerprint: nobody reads more of them. */
  Map<String, @Nullable Object> parts() {
    var parts = new LinkedHashMap<String, @Nullable Object>();
    parts.put("name", name);
    parts.put("position", position);
    parts.put("active", active);
    parts.put("host", server.host);
    parts.put("port", server.port);
    parts.put("tls", server.tls.name().toLowerCase(Locale.ROOT));
    parts.put("checksCertificate", server.checksCertificate);
    parts.put("authorities", Certificates.fingerprint(server.authorities));
    parts.put("bindDn", bind.dn);
    parts.put("bindPassword", bind.sealed);
    parts.put("baseDn", people.baseDn);
    parts.put("filter", people.filter);
    parts.put("claim.login", people.names.login);
    parts.put("claim.firstName", people.names.firstName);
    parts.put("claim.lastName", people.names.lastName);
    parts.put("claim.email", people.names.email);
    parts.put("claim.admin", people.names.admin);
    parts.put("registers", policy.registers);
    parts.put("locksMissing", policy.locksMissing);
    return parts;
  }

  boolean isNew() {
    return id == 0;
  }

  LdapConnection sealedWith(@Nullable String sealed) {
    return new LdapConnection(id, name, position, active, server, new Bind(bind.dn, sealed), people, policy, last);
  }
}
