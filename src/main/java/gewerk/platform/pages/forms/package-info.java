/** Forms: their fields, and what is said about them. */
@NullMarked
package gewerk.platform.pages.forms;

import org.jspecify.annotations.NullMarked;
