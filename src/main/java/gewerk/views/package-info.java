/** How people look at it. */
@NullMarked
package gewerk.views;

import org.jspecify.annotations.NullMarked;
