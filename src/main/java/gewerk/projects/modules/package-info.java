/** Which parts of the product a project uses. */
@NullMarked
package gewerk.projects.modules;

import org.jspecify.annotations.NullMarked;
