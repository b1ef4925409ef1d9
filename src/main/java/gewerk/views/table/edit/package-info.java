/** Changing work packages in the table: a cell, several rows at once, a new row at the end. */
@NullMarked
package gewerk.views.table.edit;

import org.jspecify.annotations.NullMarked;
