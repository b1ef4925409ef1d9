package gewerk.people.openid;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.nimbusds.oauth2.sdk.id.State;
import gewerk.people.groups.Groups;
import gewerk.people.openid.CodeFlow.Counterpart;
import gewerk.people.openid.OpenIdStore.Begun;
import gewerk.people.principals.User;
import gewerk.people.sessions.Sessions;
import gewerk.people.sessions.WayIn;
import gewerk.people.users.Users;
import gewerk.platform.Platform;
import gewerk.platform.access.Authenticator;
import gewerk.platform.audit.Entry;
import gewerk.platform.database.Held;
import gewerk.platform.resource.Violation;
import gewerk.platform.settings.Settings;
import org.jspecify.annotations.Nullable;

/** The providers through which people sign in, and whose tokens programs may show. */
public final class OpenIdProviders {
  static final String SELF_REGISTRATION = "self_registration";

  private final Platform platform;
  private final Settings settings;
  private final OpenIdStore store;
  private final Held<List<OpenIdProvider>> known;
  private final OpenIdAccounts accounts;
  private final Groups groups;
  private final Clock clock = Clock.systemUTC();
  private final Exchange exchange = new Exchange();
  private final Discovery discovery = new Discovery(exchange, clock);
  private final CodeFlow flow = new CodeFlow(exchange, clock);
  private final Map<URI, Keys> keys = new ConcurrentHashMap<>();

  public OpenIdProviders(Platform platform, Users users, Groups groups, Sessions sessions) {
    this.platform = platform;
    this.groups = groups;
    settings = platform.settings();
    store = new OpenIdStore(platform.database());
    known = Held.of(platform.database(), Set.of("openid_providers"), store::all);
    accounts = new OpenIdAccounts(users.outside(), groups.outside());
    sessions.alsoBy(() -> all().stream().filter(OpenIdProvider::active).map(provider -> new WayIn(provider.slug(), provider.name(), provider.path())).toList());
    sessions.at(new SignOutThere(platform.secrets(), store, this));
  }

  /** In the order in which people see them. */
  public List<OpenIdProvider> all() {
    return known.get();
  }

  /** For programs that show a token of a provider. */
  public Authenticator authenticator() {
    return new OpenIdBearer(this, platform.viewers(), clock);
  }

  Optional<OpenIdProvider> find(long id) {
    return all().stream().filter(provider -> provider.id() == id).findFirst();
  }

  /** One through which people sign in. */
  Optional<OpenIdProvider> open(String slug) {
    return all().stream().filter(provider -> provider.active() && provider.slug().equals(slug)).findFirst();
  }

  /** Of several with one issuer, the one that is meant. */
  Optional<OpenIdProvider> issuing(@Nullable String issuer, List<String> audience) {
    var all = all().stream().filter(provider -> provider.active() && provider.client().issuer().equals(issuer)).toList();
    return all.stream().filter(provider -> audience.contains(provider.client().id())).findFirst().or(() -> all.stream().findFirst());
  }

  Optional<User> linked(OpenIdProvider provider, String subject) {
    return accounts.linked(provider, subject);
  }

  Keys keys(OpenIdProvider provider) throws OpenIdTrouble {
    return keys.computeIfAbsent(discovery.of(provider.client().issuer()).getJWKSetURI(), address -> new Keys(address, exchange, clock));
  }

  /** @param origin scheme, host and port under which people reach us */
  Counterpart counterpart(OpenIdProvider provider, String origin) throws OpenIdTrouble {
    var metadata = discovery.of(provider.client().issuer());
    var sealed = provider.client().secret();
    return new Counterpart(provider, metadata, keys(provider), sealed == null ? null : platform.secrets().open(sealed), URI.create(address(provider, origin)));
  }

  /** Where a provider sends people back to: it must know this address. */
  String address(OpenIdProvider provider, String origin) {
    return ours(origin) + provider.path() + "/callback";
  }

  String ours(String origin) {
    var configured = platform.configuration().publicUrl();
    return configured == null ? origin : configured;
  }

  Attempt attempt(OpenIdProvider provider, String back) {
    return Attempt.begin(provider, back, clock.instant());
  }

  String sealed(Attempt attempt) {
    return attempt.sealed(platform.secrets());
  }

  Optional<Attempt> opened(String sealed, String state) {
    return Attempt.open(sealed, state, platform.secrets(), clock.instant());
  }

  /** Somebody who came back with a code, and by which key they sign out there. */
  record Proven(long userId, String key) {}

  Proven proven(Counterpart with, Attempt attempt, String code) throws OpenIdTrouble {
    var arrived = flow.back(with, attempt, code);
    var user = accounts.of(with.provider(), arrived.identity(), settings.number(SELF_REGISTRATION));
    var key = new State(32).getValue();
    store.begin(key, user.id(), new Begun(with.provider().id(), platform.secrets().seal(arrived.idToken())));
    return new Proven(user.id(), key);
  }

  /** Asked anew, so that a mistake is told to whoever makes it. */
  List<Violation> wrongWith(OpenIdProvider provider) {
    var wrong = new ArrayList<>(OpenIdRules.wrongWith(provider, store.isSlugTaken(provider.slug(), provider.id()),
        store.isClientTaken(provider.client().issuer(), provider.client().id(), provider.id())));
    if (wrong.isEmpty() && provider.active()) {
      try {
        discovery.asked(provider.client().issuer());
      } catch (OpenIdTrouble e) {
        wrong.add(new Violation("issuer", "PropertyConstraintViolation", e.reason(), true));
      }
    }
    return wrong;
  }

  /** @param secret null to keep what is there; empty for none */
  List<Violation> save(OpenIdProvider provider, @Nullable String secret) {
    var wrong = wrongWith(provider);
    if (wrong.isEmpty()) {
      var sealed = secret == null ? provider : provider.sealedWith(secret.isEmpty() ? null : platform.secrets().seal(secret));
      platform.database().inTransaction(() -> write(sealed));
    }
    return wrong;
  }

  private void write(OpenIdProvider provider) {
    if (provider.isNew()) {
      note("openid_provider.created", provider.numbered(store.insert(provider)), Map.of(), provider.parts());
    } else {
      var before = find(provider.id()).map(OpenIdProvider::parts).orElse(Map.of());
      store.update(provider);
      note("openid_provider.updated", provider, before, provider.parts());
    }
  }

  /** Accounts keep their identity: a provider of the same name finds them again. */
  void delete(OpenIdProvider provider) {
    platform.database().inTransaction(() -> {
      groups.outside().forget(provider.source());
      store.delete(provider.id());
      note("openid_provider.deleted", provider, provider.parts(), Map.of());
    });
  }

  private void note(String action, OpenIdProvider provider, Map<String, ?> before, Map<String, ?> after) {
    platform.audit().note(Entry.of(action, "openid_provider", provider.id(), provider.name()).between(before, after));
  }
}
