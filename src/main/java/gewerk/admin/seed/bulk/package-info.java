/** An invented world of any size, to measure with. */
@NullMarked
package gewerk.admin.seed.bulk;

import org.jspecify.annotations.NullMarked;
