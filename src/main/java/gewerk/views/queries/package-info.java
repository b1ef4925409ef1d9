/** Saved views on work packages: filters, columns, order, groups, and the results that follow. */
@NullMarked
package gewerk.views.queries;

import org.jspecify.annotations.NullMarked;
