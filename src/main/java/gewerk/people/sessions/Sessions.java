package gewerk.people.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import gewerk.people.users.ChoosePassword;
import gewerk.platform.Platform;
import gewerk.platform.access.Authenticator;
import gewerk.platform.access.LastSeen;
import gewerk.platform.access.Viewer;
import gewerk.platform.access.Viewers;
import gewerk.platform.audit.Audit;
import gewerk.platform.audit.Entry;
import gewerk.platform.database.Database;
import gewerk.platform.http.Request;
import gewerk.platform.mail.Mails;
import gewerk.platform.resource.Violation;
import gewerk.platform.settings.Setting;
import gewerk.platform.settings.Settings;

/** Who is signed in with a browser. The token in the cookie is a random value; only its hash is stored. */
public final class Sessions {
  /** The setting that names the {@link WayIn} by which strangers come in without being asked; empty for none. */
  public static final String DIRECT = "omniauth_direct_login_provider";

  private static final Duration KEPT_AT_MOST = Duration.ofDays(365);

  private final Database database;
  private final SessionStore store;
  private final Settings settings;
  private final Viewers viewers;
  private final SignIn signIn;
  private final LastSeen<String> lastSeen;
  private final List<Supplier<List<WayIn>>> waysIn = new CopyOnWriteArrayList<>();
  private final List<Farewell> farewells = new CopyOnWriteArrayList<>();
  private final ChoosePassword passwords;
  private final KnownBrowsers browsers;
  private final Entrance entrance;

  public Sessions(Platform platform, ChoosePassword passwords, Mails mails) {
    this.passwords = passwords;
    database = platform.database();
    store = new SessionStore(database);
    settings = platform.settings();
    viewers = platform.viewers();
    signIn = new SignIn(store, settings, platform.audit());
    lastSeen = new LastSeen<>(token -> store.touch(Tokens.hash(token)));
    browsers = new KnownBrowsers(platform, mails);
    entrance = new Entrance(this);
    settings.declare(List.of(new Setting("drop_old_sessions_on_login", false), new Setting("drop_old_sessions_on_logout", true), new Setting(DIRECT, "")));
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

  /** How people come in who have proven who they are. */
  public Entrance entrance() {
    return entrance;
  }

  public KnownBrowsers browsers() {
    return browsers;
  }

  /** Whether name and password are right, and may be used now. Nobody is signed in by that. */
  SignIn.Checked check(String login, String password) {
    return signIn.check(login, password);
  }

  /** A second proof was wrong: counts like a wrong password, so that both together cannot be guessed any longer. */
  public void failed(long userId) {
    store.account(userId).ifPresent(signIn::failed);
  }

  /** Whether there were too many wrong guesses lately. */
  public boolean isBlocked(long userId) {
    return store.account(userId).filter(signIn::isBlocked).isPresent();
  }

  /** Whether it is somebody's present password; wrong guesses count. */
  public boolean isPassword(long userId, String password) {
    return store.account(userId).filter(account -> signIn.isPassword(account, password)).isPresent();
  }

  /**
   * A session in a browser of which nothing is known.
   *
   * @param secure whether the browser reached us by https: then it must never send the cookie otherwise
   */
  public SignedIn.Yes open(long userId, boolean remember, boolean secure) {
    return open(userId, remember, Browser.unknown(secure));
  }

  /** A session for somebody who has proven who they are; second steps are the {@link Entrance}'s. */
  public SignedIn.Yes open(long userId, boolean remember, Browser browser) {
    var token = Tokens.random();
    boolean kept = remember && limits().days() > 0;
    var known = database.transaction(() -> {
      if (settings.truth("drop_old_sessions_on_login")) {
        store.deleteOf(userId);
      }
      store.deleteOlder(userId, Instant.now().minus(KEPT_AT_MOST));
      store.insert(Tokens.hash(token), new Session(userId, Tokens.random(), kept, Instant.now()), browser);
      store.succeeded(userId);
      return browsers.seen(userId, browser);
    });
    return new SignedIn.Yes(userId, token, Cookies.set(token, kept ? Duration.ofDays(limits().days()) : Duration.ZERO, browser.secure()), known);
  }

  /** Returns the {@code Set-Cookie} that makes the browser forget. */
  public String signOut(String token, boolean secure) {
    session(token).filter(session -> settings.truth("drop_old_sessions_on_logout")).ifPresent(session -> store.deleteOf(session.userId()));
    store.delete(Tokens.hash(token));
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

  /** Because somebody else chose it, or because it is too old. */
  public boolean mustChangePassword(long userId) {
    return passwords.isPossible() && store.account(userId).filter(account -> account.passwordHash() != null && account.sourceId() == null)
        .filter(account -> account.change().must() || passwords.isTooOld(account.change().last())).isPresent();
  }

  /** Whether somebody else chose the password that somebody has. */
  boolean isFirstPassword(long userId) {
    return store.account(userId).filter(account -> account.change().must()).isPresent();
  }

  boolean hasPassword(long userId) {
    return passwords.isPossible() && store.account(userId).filter(account -> account.passwordHash() != null && account.sourceId() == null).isPresent();
  }

  /** Where somebody is signed in, this session first. */
  List<OpenSession> of(long userId, String token) {
    return store.of(userId, Tokens.hash(token));
  }

  /** False when it is not theirs, or over already. */
  boolean end(long id, long userId) {
    return store.delete(id, userId);
  }

  void endOthers(long userId, String token) {
    store.deleteOthers(userId, Tokens.hash(token));
  }

  /** The next sign-in needs everything again: no session, no browser that is spared the second factor. */
  public void endAll(long userId) {
    database.inTransaction(() -> {
      store.deleteOf(userId);
      browsers.trustNone(userId);
    });
  }

  /** Whether anybody may stay signed in. */
  boolean remembers() {
    return limits().days() > 0;
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
    var wrong = passwords.wrongWith(userId, account.login(), wanted);
    if (wrong.isEmpty() && wanted.equals(old)) {
      return List.of(Violation.of("password", "sessions.same_password"));
    }
    if (wrong.isEmpty()) {
      database.inTransaction(() -> {
        passwords.set(userId, wanted, Tokens.hash(token));
        new Audit(database).note(Entry.of("user.password_changed", "user", userId, account.login()));
      });
    }
    return wrong;
  }

  public Authenticator authenticator() {
    return new SessionCookie(this);
  }

  private Optional<Session> session(String token) {
    return store.find(Tokens.hash(token)).filter(session -> !SessionRules.isExpired(session, limits(), Instant.now()));
  }

  private SessionRules.Limits limits() {
    return new SessionRules.Limits(settings.truth("session_ttl_enabled") ? settings.number("session_ttl") : 0, settings.number("autologin"));
  }
}
