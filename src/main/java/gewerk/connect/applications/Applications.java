package gewerk.connect.applications;

import static gewerk.platform.resource.Attribute.bool;
import static gewerk.platform.resource.Attribute.integer;
import static gewerk.platform.resource.Attribute.string;
import static gewerk.platform.resource.Attribute.timestamp;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.people.principals.Principal;
import gewerk.people.principals.Principals;
import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.audit.Audit;
import gewerk.platform.audit.Entry;
import gewerk.platform.database.Database;
import gewerk.platform.hal.Link;
import gewerk.platform.http.Refusal;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Kind;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Violation;
import org.jspecify.annotations.Nullable;

/** The programs that may act for people: made by administrators, or by features that connect to another server. */
public final class Applications {
  private final Database database;
  private final Principals principals;
  private final Audit audit;
  private final ApplicationStore store;
  private final Scopes scopes = new Scopes();
  private final ForeignIdentities foreign;
  private final Resource<Application> resource;

  /** What came of a wish. */
  public sealed interface Outcome {
    /** @param secret to be shown now, and never again; null where there is no new one */
    record Done(Application application, @Nullable String secret) implements Outcome {}

    record Wrong(List<Violation> violations) implements Outcome {}
  }

  public Applications(Platform platform, Principals principals) {
    database = platform.database();
    this.principals = principals;
    audit = platform.audit();
    store = new ApplicationStore(database);
    foreign = new ForeignIdentities(platform);
    resource = Resource.<Application>of("OAuthApplication", "application", application -> "/oauth_applications/" + application.id()).titled(Application::name)
        .has(
            integer("id", Application::id).readOnly(),
            string("name", Application::name).readOnly(),
            string("clientId", Application::uid).readOnly(),
            bool("confidential", Application::confidential).readOnly(),
            timestamp("createdAt", Application::createdAt).readOnly(),
            timestamp("updatedAt", Application::updatedAt).readOnly(),
            Attribute.<Application>of(Kind.STRUCTURE, "scopes", Application::scopes).readOnly(),
            Attribute.<Application>link("owner", principals.onlyUsers(), Application::ownerId).readOnly())
        .links("redirectUri", (application, asking) -> application.redirectUris().stream().map(uri -> Link.absolute(uri, null)).toList());
    platform.api().get("/oauth_applications/{id}", "Shows a program that may act for people; to administrators.", resource, Shape.ONE, (request, asking) -> {
      check(asking.viewer());
      return Api.one(200, resource, find(request.id("id")).orElseThrow(Refusal::notFound), asking);
    });
  }

  /** To which features add: a storage says there what it belongs to. */
  public Resource<Application> declaration() {
    return resource;
  }

  public Scopes scopes() {
    return scopes;
  }

  /** The other way round: what we are called elsewhere. */
  public ForeignIdentities foreign() {
    return foreign;
  }

  /** In the order of their names. */
  public List<Application> all() {
    return List.copyOf(store.all().values());
  }

  public Optional<Application> find(long id) {
    return Optional.ofNullable(store.all().get(id));
  }

  /** One that is switched on, by the name that it gives itself. */
  public Optional<Application> enabled(String uid) {
    return store.all().values().stream().filter(application -> application.enabled() && application.uid().equals(uid)).findFirst();
  }

  public Outcome create(Wish wish, Viewer viewer) {
    check(viewer);
    var wrong = ApplicationRules.wrongWith(wish, scopes.all());
    if (!wrong.isEmpty()) {
      return new Outcome.Wrong(wrong);
    }
    var secret = wish.confidential() ? Opaque.value() : null;
    return done(database.transaction(() -> {
      long id = store.insert(Opaque.value(), wish, secret == null ? null : Opaque.hex(secret), viewer.id());
      note("oauth_application.created", null, stored(id));
      return id;
    }), secret);
  }

  /** A program that becomes confidential gets a secret; one that becomes public loses it. */
  public Outcome change(Application application, Wish wish, Viewer viewer) {
    check(viewer);
    var wrong = ApplicationRules.wrongWith(wish, scopes.all());
    if (application.builtin()) {
      throw Refusal.forbidden();
    }
    if (!wrong.isEmpty()) {
      return new Outcome.Wrong(wrong);
    }
    var secret = wish.confidential() && !application.confidential() ? Opaque.value() : null;
    database.inTransaction(() -> {
      store.update(application.id(), wish);
      if (wish.confidential() != application.confidential()) {
        store.setSecret(application.id(), secret == null ? null : Opaque.hex(secret));
      }
      note("oauth_application.updated", application, stored(application.id()));
    });
    return done(application.id(), secret);
  }

  /** The old secret is none from now on. */
  public Outcome newSecret(Application application, Viewer viewer) {
    check(viewer);
    if (!application.confidential()) {
      throw Refusal.forbidden();
    }
    var secret = Opaque.value();
    database.inTransaction(() -> {
      store.setSecret(application.id(), Opaque.hex(secret));
      note("oauth_application.secret_renewed", application, stored(application.id()));
    });
    return done(application.id(), secret);
  }

  /** While it is switched off it gets no tokens, and those that it has open nothing. */
  public void enable(Application application, boolean enabled, Viewer viewer) {
    check(viewer);
    database.inTransaction(() -> {
      store.enable(application.id(), enabled);
      if (enabled != application.enabled()) {
        note(enabled ? "oauth_application.enabled" : "oauth_application.disabled", application, application);
      }
    });
  }

  /** With all that people have granted it. */
  public void delete(Application application, Viewer viewer) {
    check(viewer);
    if (application.builtin()) {
      throw Refusal.forbidden();
    }
    database.inTransaction(() -> {
      store.delete(application.id());
      note("oauth_application.deleted", application, null);
    });
  }

  private void note(String action, @Nullable Application before, @Nullable Application after) {
    var application = java.util.Objects.requireNonNull(after == null ? before : after);
    audit.note(Entry.of(action, "oauth_application", application.id(), application.name()).between(parts(before), parts(after)));
  }

  private Map<String, @Nullable Object> parts(@Nullable Application application) {
    var actsAs = application == null ? null : application.clientCredentialsUserId();
    return application == null ? Map.of() : application.parts(actsAs == null ? "" : principals.find(actsAs).map(Principal::name).orElse(""));
  }

  /** As it stands in this transaction, of which the others do not know yet. */
  private Application stored(long id) {
    return java.util.Objects.requireNonNull(store.read().get(id));
  }

  private Outcome done(long id, @Nullable String secret) {
    return new Outcome.Done(find(id).orElseThrow(), secret);
  }

  private static void check(Viewer viewer) {
    if (!ApplicationRules.mayAdminister(viewer)) {
      throw Refusal.forbidden();
    }
  }
}
