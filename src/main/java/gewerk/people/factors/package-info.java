/** What people show besides a password when they sign in: codes of an app, security keys, backup codes. Tokens never need it. */
@NullMarked
package gewerk.people.factors;

import org.jspecify.annotations.NullMarked;
