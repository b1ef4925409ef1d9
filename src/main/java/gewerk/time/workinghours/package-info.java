/** How long somebody works on each day of the week, from when on, and when they are away. */
@NullMarked
package gewerk.time.workinghours;

import org.jspecify.annotations.NullMarked;
