/** How often one address may try something, counted over all nodes. */
@NullMarked
package gewerk.platform.limits;

import org.jspecify.annotations.NullMarked;
