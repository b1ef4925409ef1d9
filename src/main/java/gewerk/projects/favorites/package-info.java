/** The projects that somebody wants at hand. */
@NullMarked
package gewerk.projects.favorites;

import org.jspecify.annotations.NullMarked;
