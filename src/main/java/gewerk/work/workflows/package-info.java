/** Which status may follow which, for each type and role. */
@NullMarked
package gewerk.work.workflows;

import org.jspecify.annotations.NullMarked;
