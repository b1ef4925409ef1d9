/** How far work has come: how work, remaining work and % complete follow from each other, and their totals. */
@NullMarked
package gewerk.work.progress;

import org.jspecify.annotations.NullMarked;
