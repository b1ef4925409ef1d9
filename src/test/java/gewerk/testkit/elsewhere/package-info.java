/** Servers of others, on real sockets: a directory, a provider, a page of another origin; and certificates that nobody vouches for. */
@NullMarked
package gewerk.testkit.elsewhere;

import org.jspecify.annotations.NullMarked;
