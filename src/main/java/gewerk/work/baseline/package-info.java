/** Work packages as they were: which moments are asked for, the table at such a moment, and what differs. */
@NullMarked
package gewerk.work.baseline;

import org.jspecify.annotations.NullMarked;
