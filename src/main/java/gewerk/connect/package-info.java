/** Who else talks to us. */
@NullMarked
package gewerk.connect;

import org.jspecify.annotations.NullMarked;
