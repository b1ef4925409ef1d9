/** Who wants to be told what happens to a work package. */
@NullMarked
package gewerk.work.watchers;

import org.jspecify.annotations.NullMarked;
