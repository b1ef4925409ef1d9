package gewerk.people.sessions;

import java.time.Duration;

/** The cookie that holds a session's token. */
final class Cookies {
  static final String NAME = "_open_project_session";

  private Cookies() {}

  /** @param lifetime zero for as long as the browser runs */
  static String set(String token, Duration lifetime, boolean secure) {
    return NAME + "=" + token + "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "")
        + (lifetime.isZero() ? "" : "; Max-Age=" + lifetime.toSeconds());
  }

  static String clear(boolean secure) {
    return NAME + "=; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "") + "; Max-Age=0";
  }
}
