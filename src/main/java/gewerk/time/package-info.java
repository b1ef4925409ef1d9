/** When, and how long: the hours that people work, and the days on which they don't. */
@NullMarked
package gewerk.time;

import org.jspecify.annotations.NullMarked;
