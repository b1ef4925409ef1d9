/** Saved views in the table of work packages: the menu of them, and saving, renaming, starring and deleting one. */
@NullMarked
package gewerk.views.saved;

import org.jspecify.annotations.NullMarked;
