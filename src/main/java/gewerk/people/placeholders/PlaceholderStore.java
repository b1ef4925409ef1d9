package gewerk.people.placeholders;

import gewerk.people.principals.PlaceholderUser;
import gewerk.platform.database.Database;
import gewerk.platform.database.Sql;

/** Changes the placeholder users among the principals. */
final class PlaceholderStore {
  private final Database database;

  PlaceholderStore(Database database) {
    this.database = database;
  }

  long insert(PlaceholderUser placeholder) {
    return database.insert(Sql.of("insert into principals (kind, name) values ('placeholder_user', ?) returning id", placeholder.name()));
  }

  void update(PlaceholderUser placeholder) {
    database.change(Sql.of("update principals set name = ?, updated_at = now() where id = ?", placeholder.name(), placeholder.id()));
  }

  boolean isNameTaken(String name, long byOtherThan) {
    return database.number(Sql.of("select count(*) from principals where kind = 'placeholder_user' and lower(name) = lower(?) and id <> ?",
        name, byOtherThan)) > 0;
  }

  long[] projectsOf(long id) {
    return database.list(Sql.of("select project_id from members where principal_id = ? and project_id is not null", id), row -> row.id("project_id"))
        .stream().mapToLong(Long::longValue).toArray();
  }
}
