/** Every part of a page in its states, to look at while one works on them. */
@NullMarked
package gewerk.platform.pages.lookbook;

import org.jspecify.annotations.NullMarked;
