/** How people may come in, as administrators set it: registration, passwords, sessions, second factors. */
@NullMarked
package gewerk.admin.signin;

import org.jspecify.annotations.NullMarked;
