/** What an administrator can choose at the start: one table of options, read once. */
@NullMarked
package gewerk.platform.config;

import org.jspecify.annotations.NullMarked;
