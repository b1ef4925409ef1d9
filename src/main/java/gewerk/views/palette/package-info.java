/** The jump box: type what you look for, go there. */
@NullMarked
package gewerk.views.palette;

import org.jspecify.annotations.NullMarked;
