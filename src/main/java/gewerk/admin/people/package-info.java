/** The administration of people: accounts, groups, placeholder users, roles. */
@NullMarked
package gewerk.admin.people;

import org.jspecify.annotations.NullMarked;
