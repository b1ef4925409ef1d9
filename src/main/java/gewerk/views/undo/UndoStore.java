package gewerk.views.undo;

import java.util.Map;
import java.util.Optional;

import gewerk.platform.database.Database;
import gewerk.platform.database.JsonColumn;
import gewerk.platform.database.Sql;

/** The table of what can still be undone. */
final class UndoStore {
  private static final int KEPT_MINUTES = 60;

  /** Something to undo: in which way, and what the way needs to know. */
  record Remembered(String way, Map<String, Object> what) {}

  private final Database database;

  UndoStore(Database database) {
    this.database = database;
  }

  String insert(long userId, Remembered remembered) {
    return database.one(Sql.of("insert into undos (user_id, way, remembered) values (?, ?, ?::jsonb) returning id::text as id", userId, remembered.way(),
        JsonColumn.write(remembered.what())), row -> row.text("id")).orElseThrow();
  }

  /** Each only once, by whoever did it, and not for long. */
  Optional<Remembered> take(String id, long userId) {
    return database.one(Sql.of("""
        delete from undos where id::text = ? and user_id = ? and created_at > now() - make_interval(mins => ?) returning way, remembered::text as remembered
        """, id, userId, KEPT_MINUTES), row -> new Remembered(row.text("way"), JsonColumn.readMap(row.text("remembered"))));
  }

  void sweep() {
    database.change(Sql.of("delete from undos where created_at < now() - make_interval(mins => ?)", KEPT_MINUTES));
  }
}
