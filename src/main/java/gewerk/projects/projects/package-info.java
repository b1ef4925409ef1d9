/** Projects, programs and portfolios: the places in which work happens, one inside the other. */
@NullMarked
package gewerk.projects.projects;

import org.jspecify.annotations.NullMarked;
