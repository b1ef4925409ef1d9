/** The screen on which administrators define custom fields. */
@NullMarked
package gewerk.admin.fields;

import org.jspecify.annotations.NullMarked;
