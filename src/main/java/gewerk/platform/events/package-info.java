/** What happened: events are written with the change that caused them, and every listener gets each of them at least once. */
@NullMarked
package gewerk.platform.events;

import org.jspecify.annotations.NullMarked;
