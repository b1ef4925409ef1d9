package gewerk.people.sessions;

import gewerk.platform.access.Authenticator;

/** Lets a browser in by its cookie. Requests to the API that change something must come from our own pages. */
final class SessionCookie implements Authenticator {
  private final Sessions sessions;

  SessionCookie(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Outcome authenticate(Credentials credentials) {
    var token = credentials.cookie(Cookies.NAME).filter(value -> !value.isEmpty());
    if (token.isEmpty() || credentials.isApi() && !isOurs(credentials)) {
      return new Outcome.NotMine();
    }
    return sessions.viewer(token.get()).<Outcome>map(Outcome.Known::new).orElseGet(Outcome.NotMine::new);
  }

  private static boolean isOurs(Credentials credentials) {
    return SessionRules.comesFromOurPages(credentials.method(), credentials.header("Sec-Fetch-Site"), credentials.header("X-Requested-With"));
  }
}
