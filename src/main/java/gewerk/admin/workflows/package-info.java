/** Where administrators say which status may follow which, for each type and role. */
@NullMarked
package gewerk.admin.workflows;

import org.jspecify.annotations.NullMarked;
