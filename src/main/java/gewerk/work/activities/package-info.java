/** The history of work packages as people read it: what was changed, what was said about it, and with which faces. */
@NullMarked
package gewerk.work.activities;

import org.jspecify.annotations.NullMarked;
