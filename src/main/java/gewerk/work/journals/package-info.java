/** What was changed, when and by whom; comments stand among the changes. */
@NullMarked
package gewerk.work.journals;

import org.jspecify.annotations.NullMarked;
