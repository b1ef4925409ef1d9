package gewerk.people.roles;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import gewerk.platform.database.Database;
import gewerk.platform.database.Held;
import gewerk.platform.database.Row;
import gewerk.platform.database.Source;
import gewerk.platform.database.Sql;

/** The table of roles; small, and held in memory. */
final class RoleStore {
  private static final Source<Role> SOURCE = new Source<>("""
      r.id, r.name, r.kind, r.builtin, r.position,
      array(select h.permission from role_permissions h where h.role_id = r.id order by h.permission) as permissions
      """, "roles r", RoleStore::role);

  private final Database database;
  private final Held<Map<Long, Role>> roles;

  RoleStore(Database database) {
    this.database = database;
    roles = Held.of(database, Set.of("roles", "role_permissions"), this::load);
  }

  /** In the order of their positions. */
  Map<Long, Role> all() {
    return roles.get();
  }

  /** Those of projects and of the whole instance; roles of single work packages and lists are given by sharing. */
  List<Role> listed(Sql where) {
    return SOURCE.rows(database, where.and(Sql.of("r.kind in ('project', 'global')")), "r.position, r.id");
  }

  static Sql grantable() {
    return Sql.of("r.builtin is null");
  }

  static Sql holding(String permission) {
    return Sql.of("exists (select from role_permissions h where h.role_id = r.id and h.permission = ?)", permission);
  }

  private Map<Long, Role> load() {
    var all = new LinkedHashMap<Long, Role>();
    SOURCE.rows(database, Sql.TRUE, "r.position, r.id").forEach(role -> all.put(role.id(), role));
    return all;
  }

  private static Role role(Row row) {
    return new Role(row.id("id"), row.text("name"), row.text("kind"), row.textOrNull("builtin"), row.integer("position"),
        Set.copyOf(row.texts("permissions")));
  }
}
