/** The phases that projects go through, and the gates between them. */
@NullMarked
package gewerk.projects.phases;

import org.jspecify.annotations.NullMarked;
