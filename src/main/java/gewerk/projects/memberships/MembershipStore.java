package gewerk.projects.memberships;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

import gewerk.platform.access.Viewer;
import gewerk.platform.database.Database;
import gewerk.platform.database.Row;
import gewerk.platform.database.Source;
import gewerk.platform.database.Sql;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Page;

/** The tables of members and their roles. Shares of single rows stand there too, and are no memberships. */
final class MembershipStore {
  private static final Source<Membership> SOURCE = new Source<>("""
      m.id, m.principal_id, m.project_id, m.created_at, m.updated_at, p.name,
      array(select distinct r.role_id from member_roles r where r.member_id = m.id order by r.role_id) as role_ids,
      array(select r.role_id from member_roles r where r.member_id = m.id and r.inherited_from is null order by r.role_id) as direct_role_ids
      """, "members m join principals p on p.id = m.principal_id left join users u on u.id = p.id", MembershipStore::membership);
  private static final Sql NO_SHARES = Sql.of("m.entity_type is null");

  private final Database database;

  MembershipStore(Database database) {
    this.database = database;
  }

  Page<Membership> page(Sql where, Listing listing, Viewer viewer) {
    return Page.load(database, SOURCE, Sql.and(List.of(NO_SHARES, visible(viewer), where)), listing, "m.id");
  }

  Optional<Membership> find(long id, Viewer viewer) {
    return SOURCE.rows(database, Sql.and(List.of(NO_SHARES, visible(viewer), Sql.of("m.id = ?", id))), "m.id").stream().findFirst();
  }

  Membership read(long id) {
    return load(List.of(id)).get(id);
  }

  Map<Long, Membership> load(Collection<Long> ids) {
    var found = new LinkedHashMap<Long, Membership>();
    SOURCE.rows(database, Sql.anyOf("m.id", ids), "m.id").forEach(membership -> found.put(membership.id(), membership));
    return found;
  }

  /** Every role that somebody has through a group. */
  List<Origin> origins(Collection<Long> memberIds) {
    return database.list(Sql.of("""
        select distinct inherited.member_id, inherited.role_id, g.id as group_id, g.name
        from member_roles inherited
        join member_roles given on given.id = inherited.inherited_from
        join members ofgroup on ofgroup.id = given.member_id
        join principals g on g.id = ofgroup.principal_id
        where""").then(Sql.anyOf("inherited.member_id", memberIds)).then("order by g.name, g.id"),
        row -> new Origin(row.id("member_id"), row.id("role_id"), row.text("name")));
  }

  boolean exists(Membership membership) {
    return database.number(Sql.of("select count(*) from members where principal_id = ? and project_id is not distinct from ? and entity_type is null",
        membership.principalId(), membership.projectId())) > 0;
  }

  long insert(Membership membership) {
    long id = database.insert(Sql.of("insert into members (principal_id, project_id) values (?, ?) returning id",
        membership.principalId(), membership.projectId()));
    give(id, membership.directRoleIds());
    return id;
  }

  /** Inherited roles stay as they are. */
  void replaceRoles(long id, List<Long> roleIds) {
    database.change(Sql.of("delete from member_roles where member_id = ? and inherited_from is null and role_id <> all(?)", id, Sql.longs(roleIds)));
    give(id, roleIds);
    database.change(Sql.of("update members set updated_at = now() where id = ?", id));
  }

  void dropIfEmpty(long id) {
    database.change(Sql.of("delete from members m where m.id = ? and not exists (select from member_roles r where r.member_id = m.id)", id));
  }

  static Sql having(Collection<Long> roleIds) {
    return Sql.of("exists (select from member_roles r where r.member_id = m.id and r.role_id = any(?))", (Object) Sql.longs(roleIds));
  }

  private void give(long id, List<Long> roleIds) {
    database.change(Sql.of("insert into member_roles (member_id, role_id) select ?, unnest(?::bigint[]) on conflict do nothing", id, Sql.longs(roleIds)));
  }

  private static Sql visible(Viewer viewer) {
    var projects = LongStream.concat(LongStream.of(viewer.projects("view_members")), LongStream.of(viewer.projects("manage_members"))).distinct().toArray();
    return Sql.of("(m.project_id = any(?) or m.project_id is null and ?)", projects, viewer.isAdmin());
  }

  private static Membership membership(Row row) {
    return new Membership(row.id("id"), row.idOrNull("principal_id"), row.text("name"), row.idOrNull("project_id"), row.ids("role_ids"),
        row.ids("direct_role_ids"), row.instant("created_at"), row.instant("updated_at"));
  }
}
