package gewerk.work.categories;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import gewerk.platform.database.Database;
import gewerk.platform.database.Held;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;

/** The table of categories; held in memory. */
final class CategoryStore {
  private final Held<Map<Long, Category>> categories;

  CategoryStore(Database database) {
    categories = Held.of(database, Set.of("categories", "projects", "principals"), () -> load(database));
  }

  /** In the order of their names. */
  Map<Long, Category> all() {
    return categories.get();
  }

  private static Map<Long, Category> load(Database database) {
    var all = new LinkedHashMap<Long, Category>();
    database.list(Sql.of("select id, project_id, name, default_assignee_id from categories order by lower(name), id"), CategoryStore::category)
        .forEach(category -> all.put(category.id(), category));
    return all;
  }

  private static Category category(Row row) {
    return new Category(row.id("id"), row.id("project_id"), row.text("name"), row.idOrNull("default_assignee_id"));
  }
}
