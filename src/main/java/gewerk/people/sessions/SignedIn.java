package gewerk.people.sessions;

import gewerk.platform.i18n.Message;

/** What came of somebody's wish to come in. */
public sealed interface SignedIn {
  /** @param cookie the value of {@code Set-Cookie}; {@code browser}: what tells this browser from others */
  record Yes(long userId, String token, String cookie, String browser) implements SignedIn {}

  /** Wrong name, wrong password and too many attempts are told alike: who guesses must not learn which it was. */
  record Refused(Message reason) implements SignedIn {}
}
