package gewerk.platform.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import gewerk.platform.database.Database;
import gewerk.platform.database.JsonColumn;
import gewerk.platform.database.Sql;

/** The table of settings. */
final class SettingStore {
  private final Database database;

  SettingStore(Database database) {
    this.database = database;
  }

  Map<String, Object> all() {
    var all = new HashMap<String, Object>();
    database.list(Sql.of("select name, value::text as value from settings"), row -> Map.entry(row.text("name"), JsonColumn.read(row.text("value"))))
        .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
    return all;
  }

  void set(String name, Object value) {
    database.change(Sql.of("""
        insert into settings (name, value) values (?, ?::jsonb)
        on conflict (name) do update set value = excluded.value, updated_at = now()
        """, name, JsonColumn.write(value instanceof List<?> list ? List.copyOf(list) : value)));
  }
}
