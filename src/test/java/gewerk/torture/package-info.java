/** What Gewerk must survive. Runs for minutes: {@code bin/test --torture}. */
@NullMarked
package gewerk.torture;

import org.jspecify.annotations.NullMarked;
