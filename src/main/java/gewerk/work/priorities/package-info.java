/** How urgent work is: low, normal, high. */
@NullMarked
package gewerk.work.priorities;

import org.jspecify.annotations.NullMarked;
