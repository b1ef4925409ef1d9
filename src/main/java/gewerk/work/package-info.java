/** What is to be done. */
@NullMarked
package gewerk.work;

import org.jspecify.annotations.NullMarked;
