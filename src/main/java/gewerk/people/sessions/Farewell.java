package gewerk.people.sessions;

import java.util.Optional;

/** Knows where somebody goes who signs out, when they are signed in elsewhere too. */
@FunctionalInterface
public interface Farewell {
  /**
   * @param session the session's hash, while it still exists
   * @param origin scheme, host and port under which people reach us
   * @return a path of ours
   */
  Optional<String> leadsTo(byte[] session, String origin);
}
