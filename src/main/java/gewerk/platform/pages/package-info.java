/** How pages are made: the frame around them, their parts, their styles and scripts. */
@NullMarked
package gewerk.platform.pages;

import org.jspecify.annotations.NullMarked;
