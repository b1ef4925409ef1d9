/** Taking back what one did a moment ago, as the notice about it offers. */
@NullMarked
package gewerk.views.undo;

import org.jspecify.annotations.NullMarked;
