/** What kinds of work there are: task, milestone, bug; and how their forms are laid out. */
@NullMarked
package gewerk.work.types;

import org.jspecify.annotations.NullMarked;
