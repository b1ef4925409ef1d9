/** Editing in pages: a control for every attribute that a declaration has, and what people typed read back by it. */
@NullMarked
package gewerk.views.editing;

import org.jspecify.annotations.NullMarked;
