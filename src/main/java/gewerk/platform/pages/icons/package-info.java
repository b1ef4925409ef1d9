/** Our icons, drawn as lines. */
@NullMarked
package gewerk.platform.pages.icons;

import org.jspecify.annotations.NullMarked;
