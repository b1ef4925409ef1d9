/** The log: one line for people or one JSON object for machines, and no secret in either. */
@NullMarked
package gewerk.platform.log;

import org.jspecify.annotations.NullMarked;
