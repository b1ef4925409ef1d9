/** The work package table with its split view: the screen on which teams spend their day. */
@NullMarked
package gewerk.views.table;

import org.jspecify.annotations.NullMarked;
