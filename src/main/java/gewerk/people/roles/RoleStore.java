package gewerk.people.roles;

import java.util.Collection;
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

  boolean isNameTaken(String name, long byOtherThan) {
    return database.number(Sql.of("select count(*) from roles where lower(name) = lower(?) and id <> ?", name, byOtherThan)) > 0;
  }

  long insert(RoleDraft draft) {
    return database.insert(Sql.of("insert into roles (name, kind, position) select ?, ?, coalesce(max(position), 0) + 1 from roles returning id",
        draft.name(), draft.kind()));
  }

  void rename(long id, String name) {
    database.change(Sql.of("update roles set name = ?, updated_at = now() where id = ?", name, id));
  }

  void setPermissions(long id, Collection<String> permissions) {
    var names = permissions.toArray(String[]::new);
    database.change(Sql.of("delete from role_permissions where role_id = ? and permission <> all(?)", id, names));
    database.change(Sql.of("insert into role_permissions (role_id, permission) select ?, unnest(?::text[]) on conflict do nothing", id, names));
  }

  void delete(long id) {
    database.change(Sql.of("delete from roles where id = ?", id));
  }

  /** How often each role is given. */
  Map<Long, Long> uses() {
    return database.list(Sql.of("select role_id, count(*) as uses from member_roles where inherited_from is null group by role_id"),
        row -> Map.entry(row.id("role_id"), row.id("uses"))).stream().collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
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
