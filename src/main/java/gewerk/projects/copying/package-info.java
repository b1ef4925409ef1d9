/** Projects made after the pattern of another, with as much of what is in it as is wanted. */
@NullMarked
package gewerk.projects.copying;

import org.jspecify.annotations.NullMarked;
