/** Declarations of resources, and all that follows from them: representation, schema, form, filters, sorting, {@code select}, description. */
@NullMarked
package gewerk.platform.resource;

import org.jspecify.annotations.NullMarked;
