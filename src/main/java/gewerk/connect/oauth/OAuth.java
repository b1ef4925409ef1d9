package gewerk.connect.oauth;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import gewerk.connect.applications.Applications;
import gewerk.platform.Platform;
import gewerk.platform.access.Authenticator;
import gewerk.platform.audit.Audit;
import gewerk.platform.audit.Entry;
import gewerk.platform.database.Database;
import gewerk.platform.http.Surface;

/**
 * The OAuth 2 provider at the reference's addresses (1.6): authorization code with PKCE, refresh with rotation, client credentials. Spring's
 * authorization server judges requests; addresses, answers and storage are ours.
 */
public final class OAuth {
  private final Database database;
  private final Audit audit;
  private final Applications applications;
  private final GrantStore store;
  private final StandingGrantStore grants;
  private final Authenticator access;
  private final Supplier<Judges> judges;

  public OAuth(Platform platform, Applications applications) {
    this.applications = applications;
    database = platform.database();
    audit = platform.audit();
    store = new GrantStore(platform.database());
    grants = new StandingGrantStore(platform.database());
    access = new BearerAccess(store, platform.viewers());
    judges = once(() -> judges(platform));
    new TokenApi(platform.routes(), store, judges);
    new WellKnownApi(platform.routes(), applications.scopes(), platform.configuration().publicUrl());
    platform.jobs().recurring("oauth-sweep", Schedules.cron("0 23 * * * *"), grants::sweep);
  }

  public Applications applications() {
    return applications;
  }

  /** By an access token of ours. */
  public Authenticator authenticator() {
    return access;
  }

  /** Stands after all ways by a bearer token: refuses those that none of them knew. */
  public static Authenticator unknownBearer() {
    return BearerAccess.nobodys();
  }

  /** Where programs, not people, come in. */
  public Surface surface() {
    return new OAuthSurface();
  }

  /** What somebody has allowed, by the applications' names. */
  public List<Grant> grantsOf(long userId) {
    return grants.of(userId);
  }

  /** Who lets an application act for them. */
  public List<Grant> grantsTo(long applicationId) {
    return grants.to(applicationId);
  }

  /** How many people let each application act for them: pairs of its id and the number. */
  public List<long[]> numbersOfPeople() {
    return grants.counts();
  }

  /** All tokens and codes of one person for one application. False when there was nothing. */
  public boolean revoke(long userId, long applicationId) {
    return database.transaction(() -> {
      var names = grants.names(userId, applicationId);
      boolean gone = grants.revoke(userId, applicationId);
      if (gone) {
        audit.note(Entry.of("oauth_grant.revoked", "oauth_application", applicationId, names.application()).changed("person", names.person(), null));
      }
      return gone;
    });
  }

  /** All tokens and codes of an application. */
  public void revokeAll(long applicationId) {
    grants.revokeAll(applicationId);
  }

  AuthorizationRequests requests() {
    return judges.get().authorizations();
  }

  /** What Spring does for us. */
  record Judges(ClientAuthentication clients, TokenRequests tokens, AuthorizationRequests authorizations) {}

  private Judges judges(Platform platform) {
    var registered = new RegisteredApplications(applications);
    var authorizations = new Authorizations(platform.database(), store, registered, id -> platform.viewers().find(id).isPresent());
    return new Judges(new ClientAuthentication(registered, authorizations), new TokenRequests(authorizations),
        new AuthorizationRequests(applications, registered, authorizations, grants));
  }

  /** Spring's classes wait for the first program that comes, instead of making every start longer. */
  private static <T> Supplier<T> once(Supplier<T> make) {
    var made = new AtomicReference<T>();
    return () -> {
      var there = made.get();
      return there != null ? there : made.updateAndGet(before -> before == null ? make.get() : before);
    };
  }
}
