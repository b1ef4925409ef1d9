/** How a saved view is shown: as a table, a calendar, a chart, a team's plan. */
@NullMarked
package gewerk.views.views;

import org.jspecify.annotations.NullMarked;
