package gewerk.work.priorities;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import gewerk.platform.database.Database;
import gewerk.platform.database.Held;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;

/** Priorities, which are a kind of enumeration; few, and held in memory. */
final class PriorityStore {
  private final Held<Map<Long, Priority>> priorities;

  PriorityStore(Database database) {
    priorities = Held.of(database, Set.of("enumerations"), () -> load(database));
  }

  /** In the order of their positions. */
  Map<Long, Priority> all() {
    return priorities.get();
  }

  private static Map<Long, Priority> load(Database database) {
    var all = new LinkedHashMap<Long, Priority>();
    database.list(Sql.of("""
        select id, name, position, color, is_default, active
        from enumerations where kind = 'priority' order by position, id
        """), PriorityStore::priority).forEach(priority -> all.put(priority.id(), priority));
    return all;
  }

  private static Priority priority(Row row) {
    return new Priority(row.id("id"), row.text("name"), row.integer("position"), row.textOrNull("color"), row.bool("is_default"), row.bool("active"));
  }
}
