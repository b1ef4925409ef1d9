/** The first page: what is mine to do, and the projects I can go to. */
@NullMarked
package gewerk.views.home;

import org.jspecify.annotations.NullMarked;
