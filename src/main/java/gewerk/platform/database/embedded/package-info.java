/** PostgreSQL that comes with the product: unpacked, started, adopted and stopped beside this program. */
@NullMarked
package gewerk.platform.database.embedded;

import org.jspecify.annotations.NullMarked;
