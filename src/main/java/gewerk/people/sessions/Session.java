package gewerk.people.sessions;

import java.time.Instant;

/**
 * A browser in which somebody is signed in.
 *
 * @param csrf what forms of our pages carry, so that no other site can post them
 * @param remember whether it outlives the browser
 */
record Session(long userId, String csrf, boolean remember, Instant updatedAt) {}
