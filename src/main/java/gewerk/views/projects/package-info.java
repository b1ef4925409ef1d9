/** Projects on screens: the list of all of them, the overview of one, and how it is set up. */
@NullMarked
package gewerk.views.projects;

import org.jspecify.annotations.NullMarked;
