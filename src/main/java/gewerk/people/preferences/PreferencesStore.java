package gewerk.people.preferences;

import java.util.Map;

import gewerk.platform.database.Database;
import gewerk.platform.database.JsonColumn;
import gewerk.platform.database.Sql;

/** The column of preferences. */
final class PreferencesStore {
  private final Database database;

  PreferencesStore(Database database) {
    this.database = database;
  }

  /** What was chosen; nothing for those without an account. */
  Map<String, Object> chosen(long userId) {
    return database.one(Sql.of("select preferences::text as preferences_text from users where id = ?", userId),
        row -> JsonColumn.readMap(row.text("preferences_text"))).orElse(Map.of());
  }

  void save(Preferences preferences) {
    database.change(Sql.of("update users set preferences = preferences || ?::jsonb where id = ?", JsonColumn.write(preferences.values()), preferences.userId()));
  }
}
