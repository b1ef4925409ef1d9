/** What people say about a work package, in its full view and beside the table: to read, to say, to say anew, to quote and to answer with a sign. */
@NullMarked
package gewerk.views.talk;

import org.jspecify.annotations.NullMarked;
