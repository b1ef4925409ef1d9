/** What is attached. */
@NullMarked
package gewerk.files;

import org.jspecify.annotations.NullMarked;
