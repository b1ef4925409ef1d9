/** Settings that an administrator changes while the program runs; in effect on all nodes at once. */
@NullMarked
package gewerk.platform.settings;

import org.jspecify.annotations.NullMarked;
