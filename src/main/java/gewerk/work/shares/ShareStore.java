package gewerk.work.shares;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import gewerk.platform.access.Viewer;
import gewerk.platform.database.Database;
import gewerk.platform.database.Row;
import gewerk.platform.database.Source;
import gewerk.platform.database.Sql;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Page;
import gewerk.platform.resource.Values;

/** Reads shares from the tables of members; what people have through groups is told with the group. */
final class ShareStore {
  private static final Source<Share> SOURCE = new Source<>("""
      m.id, m.principal_id, p.name, wp.id as work_package_id, wp.project_id, m.created_at, m.updated_at,
      array(select r.role_id from member_roles r where r.member_id = m.id and r.inherited_from is null order by r.role_id) as role_ids
      """, "members m join principals p on p.id = m.principal_id join work_packages wp on m.entity_type = 'WorkPackage' and wp.id = m.entity_id", ShareStore::share);
  private static final Sql GIVEN = Sql.of("exists (select from member_roles r where r.member_id = m.id and r.inherited_from is null)");

  private final Database database;

  ShareStore(Database database) {
    this.database = database;
  }

  Page<Share> page(Sql where, Listing listing, Viewer viewer) {
    return Page.load(database, SOURCE, Sql.and(List.of(GIVEN, visible(viewer), where)), listing, "m.id");
  }

  Optional<Share> find(long id, Viewer viewer) {
    return SOURCE.rows(database, Sql.and(List.of(GIVEN, visible(viewer), Sql.of("m.id = ?", id))), "m.id").stream().findFirst();
  }

  /** All of one work package, by name. */
  List<Share> of(long workPackageId) {
    return SOURCE.rows(database, GIVEN.and(on(workPackageId)), "lower(p.name), m.id");
  }

  long count(long workPackageId) {
    return SOURCE.count(database, GIVEN.and(on(workPackageId)));
  }

  Optional<Share> find(long id, long workPackageId) {
    return SOURCE.rows(database, Sql.and(List.of(GIVEN, on(workPackageId), Sql.of("m.id = ?", id))), "m.id").stream().findFirst();
  }

  /** Who has it through a group already keeps that, and the row. */
  long member(long principalId, long projectId, long workPackageId) {
    database.change(Sql.of("insert into members (principal_id, project_id, entity_type, entity_id) values (?, ?, 'WorkPackage', ?) on conflict do nothing",
        principalId, projectId, workPackageId));
    return database.number(Sql.of("select m.id from members m where m.principal_id = ? and", principalId).then(on(workPackageId)));
  }

  /** What comes from groups stays. */
  void setRoles(long id, List<Long> roleIds) {
    database.change(Sql.of("delete from member_roles where member_id = ? and inherited_from is null and role_id <> all(?)", id, Sql.longs(roleIds)));
    database.change(Sql.of("insert into member_roles (member_id, role_id) select ?, unnest(?::bigint[]) on conflict do nothing", id, Sql.longs(roleIds)));
    database.change(Sql.of("update members set updated_at = now() where id = ?", id));
  }

  void dropIfEmpty(long id) {
    database.change(Sql.of("delete from members m where m.id = ? and not exists (select from member_roles r where r.member_id = m.id)", id));
  }

  /** As a condition on {@code p} and {@code u}, principals and their accounts: people and groups that do not have it yet. */
  static Sql couldHave(long workPackageId, long otherThan) {
    return Sql.of("""
        p.kind in ('user', 'group') and p.status <> 'locked' and p.id <> ?
        and not exists (select from members m join member_roles r on r.member_id = m.id and r.inherited_from is null where m.principal_id = p.id and
        """, otherThan).then(on(workPackageId)).then(")");
  }

  /** As a condition on {@code u}, accounts. */
  static Sql hasEmail(String email) {
    return Sql.of("lower(u.email) = lower(?)", email);
  }

  /** As conditions on {@code wp}, the work packages. */
  static Sql sharedWithMe(Operator operator, List<String> values, Asking asking) {
    var found = Sql.of("exists (select from members m where m.entity_type = 'WorkPackage' and m.entity_id = wp.id and m.principal_id = ?)", asking.viewer().id());
    return (operator == Operator.IS) == values.getFirst().equals("t") ? found : found.not();
  }

  /** What somebody must not know of is shared with nobody. */
  static Sql sharedWith(Operator operator, List<String> values, Asking asking) {
    var ids = Values.ids(values, asking);
    var among = ids.isEmpty() ? Sql.TRUE : Sql.anyOf("m.principal_id", ids);
    var found = Sql.of("(select count(distinct m.principal_id) from members m where m.entity_type = 'WorkPackage' and m.entity_id = wp.id and")
        .then(Sql.and(List.of(visible(asking.viewer()), among))).then(")");
    return switch (operator) {
      case IS, PRESENT -> found.then("> 0");
      case ALL_OF -> found.then(Sql.of("= ?", (long) Set.copyOf(ids).size()));
      default -> found.then("= 0");
    };
  }

  private static Sql on(long workPackageId) {
    return Sql.of("m.entity_type = 'WorkPackage' and m.entity_id = ?", workPackageId);
  }

  private static Sql visible(Viewer viewer) {
    return viewer.where("view_shared_work_packages", "wp.project_id");
  }

  private static Share share(Row row) {
    return new Share(row.id("id"), row.id("principal_id"), row.text("name"), row.id("work_package_id"), row.id("project_id"), row.ids("role_ids"),
        row.instant("created_at"), row.instant("updated_at"));
  }
}
