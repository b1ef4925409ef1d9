package gewerk.projects.capabilities;

import java.util.Collection;
import java.util.List;

import gewerk.people.principals.Principals;
import gewerk.platform.access.Permission;
import gewerk.platform.access.Viewer;
import gewerk.platform.database.Database;
import gewerk.platform.database.Sql;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Page;

/** Derives capabilities from roles, all in one statement: there are too many to keep. */
final class CapabilityStore {
  private static final String WHAT = """
      with actions as (
        select * from unnest(?::text[], ?::text[], ?::text[], ?::boolean[], ?::boolean[], ?::boolean[])
          as a(action, permission, module, global, public, for_admins)),
      people as (
        select p.id, p.kind, coalesce(u.admin, false) as admin from principals p left join users u on u.id = p.id
        where p.status = 'active' and (p.kind in ('group', 'placeholder_user') or p.kind = 'user' and u.id is not null) and
      """;

  private static final String WHERE = """
      ),
      places as (select id, public as open from projects where active and id = any(?)),
      allowed as (
        select a.*, l.id as project_id, l.open from actions a cross join places l
        where not a.global and (a.module = '' or exists (select from project_modules pm where pm.project_id = l.id and pm.module = a.module))),
      found as (
        select a.action, a.project_id, m.principal_id
        from allowed a join members m on m.project_id = a.project_id and m.entity_type is null join people p on p.id = m.principal_id
        where exists (select from member_roles mr where mr.member_id = m.id and (a.public or exists (
          select from role_permissions rp where rp.role_id = mr.role_id and rp.permission = a.permission)))
        union
        select a.action, a.project_id, p.id from allowed a cross join people p
        where a.open and p.kind = 'user'
          and not exists (select from members m where m.principal_id = p.id and m.project_id = a.project_id and m.entity_type is null)
          and (a.public or exists (
            select from roles r join role_permissions rp on rp.role_id = r.id where r.builtin = 'non_member' and rp.permission = a.permission))
        union
        select a.action, a.project_id, p.id from allowed a cross join people p where p.admin and a.for_admins
        union
        select a.action, null, m.principal_id
        from actions a join role_permissions rp on rp.permission = a.permission join member_roles mr on mr.role_id = rp.role_id
        join members m on m.id = mr.member_id and m.project_id is null and m.entity_type is null join people p on p.id = m.principal_id
        where a.global
        union
        select a.action, null, p.id
        from actions a join role_permissions rp on rp.permission = a.permission join roles r on r.id = rp.role_id and r.builtin = 'standard_global'
        cross join people p where a.global and p.kind = 'user'
        union
        select a.action, null, p.id from actions a cross join people p where a.global and p.admin)
      """;

  private final Database database;
  private final List<Permission> permissions;

  CapabilityStore(Database database, Collection<Permission> permissions) {
    this.database = database;
    this.permissions = permissions.stream().filter(permission -> !permission.actions().isEmpty()).toList();
  }

  /** Of people and in projects that the viewer may know of. */
  Page<Capability> page(Sql where, Listing listing, Viewer viewer) {
    var from = from(viewer);
    long total = database.number(from.then("select count(*) from found f where").then(where));
    var rows = database.list(from.then("select f.action, f.project_id, f.principal_id from found f where").then(where)
        .then("order by f.action, f.principal_id, f.project_id nulls first limit ? offset ?", listing.pageSize(), listing.skipped()),
        row -> new Capability(row.text("action"), row.idOrNull("project_id"), row.id("principal_id")));
    return Page.of(rows, total);
  }

  boolean exists(Capability capability, Viewer viewer) {
    return database.number(from(viewer).then("select count(*) from found f where").then(ofIds(List.of(capability)))) > 0;
  }

  static Sql ofIds(Collection<Capability> capabilities) {
    return Sql.or(capabilities.stream().map(one -> Sql.of("f.action = ? and f.project_id is not distinct from ?::bigint and f.principal_id = ?",
        one.action(), one.projectId(), one.principalId())).toList());
  }

  static Sql inPlaces(Collection<Long> projectIds, boolean global) {
    return Sql.of("(f.project_id = any(?) or f.project_id is null and ?)", Sql.longs(projectIds), global);
  }

  private Sql from(Viewer viewer) {
    var each = permissions.stream().flatMap(permission -> permission.actions().stream().map(action -> new Shown(action, permission))).toList();
    return Sql.of(WHAT,
        each.stream().map(Shown::action).toArray(String[]::new),
        each.stream().map(shown -> shown.permission().name()).toArray(String[]::new),
        each.stream().map(shown -> shown.permission().module()).toArray(String[]::new),
        each.stream().map(shown -> shown.permission().isGlobal()).toArray(Boolean[]::new),
        each.stream().map(shown -> shown.permission().isPublic()).toArray(Boolean[]::new),
        each.stream().map(shown -> shown.permission().isGrantedToAdmins()).toArray(Boolean[]::new))
        .then(Principals.knownTo(viewer)).then(WHERE, (Object) viewer.projects("view_project"));
  }

  private record Shown(String action, Permission permission) {}
}
