/** Who asks, and what they may: viewers, permissions, visibility. */
@NullMarked
package gewerk.platform.access;

import org.jspecify.annotations.NullMarked;
