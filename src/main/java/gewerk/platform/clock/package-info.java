/** Days and hours as people work them: the working calendar, and durations as they are written. */
@NullMarked
package gewerk.platform.clock;

import org.jspecify.annotations.NullMarked;
