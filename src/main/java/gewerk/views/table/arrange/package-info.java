/** Arranging the table: by which filters it is narrowed, and which columns it has. */
@NullMarked
package gewerk.views.table.arrange;

import org.jspecify.annotations.NullMarked;
