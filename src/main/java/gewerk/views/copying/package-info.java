/** What is in a project goes along when the project is copied, and the page on which somebody asks for it. */
@NullMarked
package gewerk.views.copying;

import org.jspecify.annotations.NullMarked;
