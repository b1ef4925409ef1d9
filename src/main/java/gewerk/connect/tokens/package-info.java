/** Personal tokens by which programs act for their owner. */
@NullMarked
package gewerk.connect.tokens;

import org.jspecify.annotations.NullMarked;
