/** How fast Gewerk is, measured against what its database and its server could do at best: {@code bin/bench}. */
@NullMarked
package gewerk.bench;

import org.jspecify.annotations.NullMarked;
