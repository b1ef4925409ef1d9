package gewerk.people.sessions;

import java.time.Instant;

/**
 * A session as its owner sees it.
 *
 * @param own whether it is the one in which they look
 */
record OpenSession(long id, String agent, String address, boolean remember, Times times, boolean own) {
  record Times(Instant since, Instant lastUse) {}
}
