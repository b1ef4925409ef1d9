package gewerk.work.statuses;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import gewerk.platform.database.Database;
import gewerk.platform.database.Held;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;

/** The table of statuses; small, and held in memory. */
final class StatusStore {
  private final Held<Map<Long, Status>> statuses;

  StatusStore(Database database) {
    statuses = Held.of(database, Set.of("statuses"), () -> load(database));
  }

  /** In the order of their positions. */
  Map<Long, Status> all() {
    return statuses.get();
  }

  private static Map<Long, Status> load(Database database) {
    var all = new LinkedHashMap<Long, Status>();
    database.list(Sql.of("""
        select id, name, position, color, is_closed, is_default, is_readonly, excluded_from_totals, default_done_ratio
        from statuses order by position, id
        """), StatusStore::status).forEach(status -> all.put(status.id(), status));
    return all;
  }

  private static Status status(Row row) {
    return new Status(row.id("id"), row.text("name"), row.integer("position"), row.textOrNull("color"), row.bool("is_closed"), row.bool("is_default"),
        row.bool("is_readonly"), row.bool("excluded_from_totals"), row.integer("default_done_ratio"));
  }
}
