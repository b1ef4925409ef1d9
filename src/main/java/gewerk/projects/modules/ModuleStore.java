package gewerk.projects.modules;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

import gewerk.platform.database.Database;
import gewerk.platform.database.Sql;

/** The table of modules that projects use. */
final class ModuleStore {
  private final Database database;

  ModuleStore(Database database) {
    this.database = database;
  }

  Set<String> of(long projectId) {
    return new LinkedHashSet<>(database.list(Sql.of("select module from project_modules where project_id = ? order by module", projectId),
        row -> row.text("module")));
  }

  void add(long projectId, Collection<String> modules) {
    database.change(Sql.of("insert into project_modules (project_id, module) select ?, unnest(?::text[]) on conflict do nothing", projectId,
        modules.toArray(String[]::new)));
  }

  void keepOnly(long projectId, Collection<String> modules) {
    database.change(Sql.of("delete from project_modules where project_id = ? and module <> all(?::text[])", projectId,
        modules.toArray(String[]::new)));
  }
}
