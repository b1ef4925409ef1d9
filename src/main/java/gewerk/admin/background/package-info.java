/** What the program does without being asked, for administrators to look at and to set going again. */
@NullMarked
package gewerk.admin.background;

import org.jspecify.annotations.NullMarked;
