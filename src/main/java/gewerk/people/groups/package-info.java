/** People who get roles together. */
@NullMarked
package gewerk.people.groups;

import org.jspecify.annotations.NullMarked;
