package gewerk.people.sessions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import gewerk.people.users.PasswordRules;
import gewerk.people.users.Passwords;
import gewerk.platform.Platform;
import gewerk.platform.access.Authenticator;
import gewerk.platform.access.LastSeen;
import gewerk.platform.access.Viewer;
import gewerk.platform.access.Viewers;
import gewerk.platform.audit.Audit;
import gewerk.platform.audit.Entry;
import gewerk.platform.database.Database;
import gewerk.platform.http.Request;
import gewerk.platform.resource.Violation;
import gewerk.platform.settings.Setting;
import gewerk.platform.settings.Settings;

/** Who is signed in with a browser. The token in the cookie is a random value; only its hash is stored. */
public final class Sessions {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String DIRECT = "omniauth_direct_login_provider";
  private static final Duration KEPT_AT_MOST = Duration.ofDays(365);

  private final Database database;
  private final SessionStore store;
  private final Settings settings;
  private final Viewers viewers;
  private final SignIn signIn;
  private final LastSeen<String> lastSeen;
  private final List<Supplier<List<WayIn>>> waysIn = new CopyOnWriteArrayList<>();
  private final List<Farewell> farewells = new CopyOnWriteArrayList<>();

  public Sessions(Platform platform) {
    database = platform.database();
    store = new SessionStore(database);
    settings = platform.settings();
    viewers = platform.viewers();
    signIn = new SignIn(store, settings, platform.audit());
    lastSeen = new LastSeen<>(token -> store.touch(hash(token)));
    settings.declare(List.of(new Setting("drop_old_sessions_on_login", false), new Setting("drop_old_sessions_on_logout", true),
        new Setting(DIRECT, "")));
  }

  /** Somebody who knows passwords that we do not. */
  public void asks(Directory directory) {
    signIn.asks(directory);
  }

  /** Further ways to come in, asked anew for each page. */
  public void alsoBy(Supplier<List<WayIn>> ways) {
    waysIn.add(ways);
  }

  public void at(Farewell farewell) {
    farewells.add(farewell);
  }

  /** What the page for signing in shows besides a name and a password. */
  public List<WayIn> waysIn() {
    return waysIn.stream().flatMap(ways -> ways.get().stream()).toList();
  }

  /** The way that strangers are sent without being asked, by a setting. */
  public Optional<WayIn> directWay() {
    var wanted = settings.text(DIRECT);
    return wanted.isEmpty() ? Optional.empty() : waysIn().stream().filter(way -> way.name().equals(wanted)).findFirst();
  }

  /** Where somebody goes who signs out; asked before it happens. */
  public Optional<String> farewell(Request request) {
    return farewells.stream().flatMap(farewell -> farewell.leadsTo(request).stream()).findFirst();
  }

  /** Whose password is kept elsewhere. */
  public boolean isPasswordElsewhere(long userId) {
    return store.account(userId).filter(account -> account.sourceId() != null).isPresent();
  }

  /** @param secure whether the browser reached us by https: then it must never send the cookie otherwise */
  public SignedIn signIn(String login, String password, boolean remember, boolean secure) {
    return switch (signIn.check(login, password)) {
      case SignIn.Checked.Refused(var reason) -> new SignedIn.Refused(reason);
      case SignIn.Checked.Good(var userId) -> open(userId, remember, secure);
    };
  }

  /** A session for somebody who has proven otherwise who they are: by single sign-on, or by a link in a mail. */
  public SignedIn.Yes open(long userId, boolean remember, boolean secure) {
    var token = random();
    boolean kept = remember && limits().days() > 0;
    database.inTransaction(() -> {
      if (settings.truth("drop_old_sessions_on_login")) {
        store.deleteOf(userId);
      }
      store.deleteOlder(userId, Instant.now().minus(KEPT_AT_MOST));
      store.insert(hash(token), new Session(userId, random(), kept, Instant.now()));
      store.succeeded(userId);
    });
    return new SignedIn.Yes(userId, token, Cookies.set(token, kept ? Duration.ofDays(limits().days()) : Duration.ZERO, secure));
  }

  /** Returns the {@code Set-Cookie} that makes the browser forget. */
  public String signOut(String token, boolean secure) {
    session(token).filter(session -> settings.truth("drop_old_sessions_on_logout")).ifPresent(session -> store.deleteOf(session.userId()));
    store.delete(hash(token));
    return Cookies.clear(secure);
  }

  /** Whoever is signed in, if the session is still good and the account still active. */
  public Optional<Viewer> viewer(String token) {
    var viewer = session(token).flatMap(session -> viewers.find(session.userId()));
    viewer.ifPresent(someone -> lastSeen.now(token));
    return viewer;
  }

  /** What the forms of our pages carry. */
  public Optional<String> csrf(String token) {
    return session(token).map(Session::csrf);
  }

  public boolean mustChangePassword(long userId) {
    return store.account(userId).filter(account -> account.mustChangePassword() && account.sourceId() == null).isPresent();
  }

  /** Empty when it is done; all other browsers are signed out then. */
  public List<Violation> changePassword(long userId, String old, String wanted, String token) {
    var account = store.account(userId).orElseThrow();
    if (account.sourceId() != null) {
      return List.of(Violation.sentence("password", "user.password_elsewhere"));
    }
    if (!signIn.isPassword(account, old)) {
      return List.of(Violation.sentence("currentPassword", "user.current_password_wrong"));
    }
    var wrong = PasswordRules.wrongWith(wanted, account.login(), settings.number("password_min_length"));
    if (wrong.isEmpty() && wanted.equals(old)) {
      return List.of(Violation.of("password", "sessions.same_password"));
    }
    if (wrong.isEmpty()) {
      setPassword(userId, wanted, token);
    }
    return wrong;
  }

  public Authenticator authenticator() {
    return new SessionCookie(this);
  }

  private void setPassword(long userId, String wanted, String token) {
    database.inTransaction(() -> {
      store.setPassword(userId, Passwords.hash(wanted));
      store.deleteOthers(userId, hash(token));
      new Audit(database).note(Entry.of("user.password_changed", "user", userId, store.account(userId).orElseThrow().login()));
    });
  }

  private Optional<Session> session(String token) {
    return store.find(hash(token)).filter(session -> !SessionRules.isExpired(session, limits(), Instant.now()));
  }

  private SessionRules.Limits limits() {
    return new SessionRules.Limits(settings.truth("session_ttl_enabled") ? settings.number("session_ttl") : 0, settings.number("autologin"));
  }

  private static String random() {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
