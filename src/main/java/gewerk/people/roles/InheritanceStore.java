package gewerk.people.roles;

import gewerk.platform.database.Database;
import gewerk.platform.database.Sql;

/** Copies the roles of groups in the tables of members; whole groups at once. */
final class InheritanceStore {
  private final Database database;

  InheritanceStore(Database database) {
    this.database = database;
  }

  void takeFromThoseWhoLeft(long groupId) {
    database.change(Sql.of("""
        delete from member_roles inherited using member_roles given, members ofgroup, members ofuser
        where inherited.inherited_from = given.id and given.member_id = ofgroup.id and ofgroup.principal_id = ? and ofuser.id = inherited.member_id
          and not exists (select from group_users g where g.group_id = ofgroup.principal_id and g.user_id = ofuser.principal_id)
        """, groupId));
  }

  void makeMembers(long groupId) {
    database.change(Sql.of("""
        insert into members (principal_id, project_id, entity_type, entity_id)
        select g.user_id, m.project_id, m.entity_type, m.entity_id
        from members m join group_users g on g.group_id = m.principal_id
        where m.principal_id = ?
        on conflict do nothing
        """, groupId));
  }

  void handOn(long groupId) {
    database.change(Sql.of("""
        insert into member_roles (member_id, role_id, inherited_from)
        select ofuser.id, given.role_id, given.id
        from members ofgroup
        join member_roles given on given.member_id = ofgroup.id
        join group_users g on g.group_id = ofgroup.principal_id
        join members ofuser on ofuser.principal_id = g.user_id and ofuser.project_id is not distinct from ofgroup.project_id
          and ofuser.entity_type is not distinct from ofgroup.entity_type and ofuser.entity_id is not distinct from ofgroup.entity_id
        where ofgroup.principal_id = ?
        on conflict do nothing
        """, groupId));
  }

  void dropMembersWithoutRoles() {
    database.change(Sql.of("delete from members m where not exists (select from member_roles r where r.member_id = m.id)"));
  }
}
