/** How work packages belong together: what follows, blocks, duplicates, includes or requires what. */
@NullMarked
package gewerk.work.relations;

import org.jspecify.annotations.NullMarked;
