/** The database: connections, transactions, SQL fragments, small tables held in memory, migrations. */
@NullMarked
package gewerk.platform.database;

import org.jspecify.annotations.NullMarked;
