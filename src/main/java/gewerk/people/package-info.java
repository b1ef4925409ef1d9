/** Who does it. */
@NullMarked
package gewerk.people;

import org.jspecify.annotations.NullMarked;
