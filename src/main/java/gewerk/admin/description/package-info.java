/** The API's own description, for those who write clients. */
@NullMarked
package gewerk.admin.description;

import org.jspecify.annotations.NullMarked;
