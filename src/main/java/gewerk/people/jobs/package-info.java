/** Long work that somebody has asked for, and what came of it. */
@NullMarked
package gewerk.people.jobs;

import org.jspecify.annotations.NullMarked;
