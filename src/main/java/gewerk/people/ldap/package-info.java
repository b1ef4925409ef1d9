/** Directories that know people: sign-in by LDAP, and accounts and groups that follow what stands there. */
@NullMarked
package gewerk.people.ldap;

import org.jspecify.annotations.NullMarked;
