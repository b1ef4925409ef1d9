/** How people come in with a browser: sign in by password, stay signed in, sign out. */
@NullMarked
package gewerk.people.sessions;

import org.jspecify.annotations.NullMarked;
