/** What was changed that matters later: by whom, when, from where, from what to what. */
@NullMarked
package gewerk.platform.audit;

import org.jspecify.annotations.NullMarked;
