/** When work happens: the rules by which dates follow from each other, from children and from predecessors. */
@NullMarked
package gewerk.work.scheduling;

import org.jspecify.annotations.NullMarked;
