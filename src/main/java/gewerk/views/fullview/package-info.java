/** One work package on a page of its own: to read, to change, to talk about, and to make a new one. */
@NullMarked
package gewerk.views.fullview;

import org.jspecify.annotations.NullMarked;
