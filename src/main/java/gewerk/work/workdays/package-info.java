/** On which days work is done: some of every week, minus holidays. */
@NullMarked
package gewerk.work.workdays;

import org.jspecify.annotations.NullMarked;
