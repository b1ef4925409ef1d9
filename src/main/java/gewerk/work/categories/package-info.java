/** Parts of a project that its work can be sorted into. */
@NullMarked
package gewerk.work.categories;

import org.jspecify.annotations.NullMarked;
