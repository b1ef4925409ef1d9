/** People with an account. */
@NullMarked
package gewerk.people.users;

import org.jspecify.annotations.NullMarked;
