/** Names for people who are still to be found. */
@NullMarked
package gewerk.people.placeholders;

import org.jspecify.annotations.NullMarked;
