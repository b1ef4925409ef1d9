/** What features add to the pages of a work package: tabs, and what a copy takes along. */
@NullMarked
package gewerk.work.additions;

import org.jspecify.annotations.NullMarked;
