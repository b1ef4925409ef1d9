package gewerk.people.factors;

import gewerk.people.sessions.Entrance.Arriving;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has given the password and not yet the second factor. It opens nothing but the page that asks for it.
 *
 * @param challenge for a security key, while one is asked for
 * @param secret sealed, of the app that must be set up, while it is
 */
record HalfSignIn(byte[] hash, Arriving arriving, byte @Nullable [] challenge, @Nullable String secret, int failures) {}
