/** Requests that this server sends to others, at addresses that people have entered: never to its own network unless that is allowed. */
@NullMarked
package gewerk.platform.outgoing;

import org.jspecify.annotations.NullMarked;
