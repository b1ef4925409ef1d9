/** Where work happens. */
@NullMarked
package gewerk.projects;

import org.jspecify.annotations.NullMarked;
