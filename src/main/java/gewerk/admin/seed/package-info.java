/** What a new installation begins with: the facts it cannot do without, example projects, and invented masses for measuring. */
@NullMarked
package gewerk.admin.seed;

import org.jspecify.annotations.NullMarked;
