/** The heart: work packages, what may be done with them, and their lists. */
@NullMarked
package gewerk.work.workpackages;

import org.jspecify.annotations.NullMarked;
