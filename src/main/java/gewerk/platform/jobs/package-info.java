/** Work that is done without anybody asking: at its time, on one node, again when a node dies. */
@NullMarked
package gewerk.platform.jobs;

import org.jspecify.annotations.NullMarked;
