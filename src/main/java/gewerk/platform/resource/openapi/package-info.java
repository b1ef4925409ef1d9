/** The API's own description, made from the declarations that answer its requests. */
@NullMarked
package gewerk.platform.resource.openapi;

import org.jspecify.annotations.NullMarked;
