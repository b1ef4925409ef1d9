/** The tab that shows who watches a work package, and where others are added and taken off. */
@NullMarked
package gewerk.views.watchers;

import org.jspecify.annotations.NullMarked;
