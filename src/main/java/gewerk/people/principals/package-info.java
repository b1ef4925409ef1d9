/** Whoever can be named in a link: users, groups, placeholder users. */
@NullMarked
package gewerk.people.principals;

import org.jspecify.annotations.NullMarked;
