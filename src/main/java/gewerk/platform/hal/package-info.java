/** HAL: links and errors, JSON in and out. */
@NullMarked
package gewerk.platform.hal;

import org.jspecify.annotations.NullMarked;
