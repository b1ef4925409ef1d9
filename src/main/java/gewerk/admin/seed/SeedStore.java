package gewerk.admin.seed;

import java.util.List;
import java.util.Map;

import gewerk.platform.database.Database;
import gewerk.platform.database.JsonColumn;
import gewerk.platform.database.Sql;

/** Writes whole tables of seeds, each in one statement; all SQL of the seeds. */
public final class SeedStore {
  /** Any number that nothing else locks: nodes that start together seed one after the other. */
  private static final long LOCK = 7_361_184_920_331L;

  private final Database database;

  public SeedStore(Database database) {
    this.database = database;
  }

  /** Until the present transaction ends. */
  public void lock() {
    database.list(Sql.of("select pg_advisory_xact_lock(?)", LOCK), row -> true);
  }

  public boolean isEmpty() {
    return database.number(Sql.of("select count(*) from principals")) == 0;
  }

  public boolean hasProjects() {
    return database.number(Sql.of("select count(*) from projects")) > 0;
  }

  /** All rows have the columns of the first; values as texts, lists or maps become whatever the column is. */
  public void insert(String table, List<? extends Map<String, ?>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    var columns = String.join(", ", rows.getFirst().keySet());
    database.change(Sql.of("insert into " + table + " (" + columns + ") select " + columns
        + " from jsonb_populate_recordset(null::" + table + ", ?::jsonb)", JsonColumn.write(rows)));
  }

  /** Rows were given with their ids: the next one made without goes on after them. */
  public void continueIds(String table) {
    database.list(Sql.of("select setval(pg_get_serial_sequence(?, 'id'), (select max(id) from " + table + "))", table), row -> true);
  }
}
