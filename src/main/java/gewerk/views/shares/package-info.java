/** The tab that shows with whom a work package is shared, and where it is shared with others. */
@NullMarked
package gewerk.views.shares;

import org.jspecify.annotations.NullMarked;
