/** What tests stand on: a real PostgreSQL, a running server, a client that says what it expected, and people and projects to begin with. */
@NullMarked
package gewerk.testkit;

import org.jspecify.annotations.NullMarked;
