/** The tab that shows how a work package is tied to others, and where it is tied and untied. */
@NullMarked
package gewerk.views.relations;

import org.jspecify.annotations.NullMarked;
