/** What people write, shown as it will look. */
@NullMarked
package gewerk.work.rendering;

import org.jspecify.annotations.NullMarked;
