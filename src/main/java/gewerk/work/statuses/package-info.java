/** How far work has come: new, in progress, closed. */
@NullMarked
package gewerk.work.statuses;

import org.jspecify.annotations.NullMarked;
