/** What people may do, gathered in roles. */
@NullMarked
package gewerk.people.roles;

import org.jspecify.annotations.NullMarked;
