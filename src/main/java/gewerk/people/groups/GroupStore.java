package gewerk.people.groups;

import java.util.List;

import gewerk.people.principals.Group;
import gewerk.platform.access.Viewer;
import gewerk.platform.database.Database;
import gewerk.platform.database.Sql;
import gewerk.platform.resource.CustomValues;

/** Changes the tables of groups. */
final class GroupStore {
  private final Database database;

  GroupStore(Database database) {
    this.database = database;
  }

  long insert(Group group) {
    return database.insert(Sql.of("insert into principals (kind, name, custom) values ('group', ?, ?::jsonb) returning id", group.name(),
        CustomValues.write(group.custom())));
  }

  void update(Group group) {
    database.change(Sql.of("update principals set name = ?, custom = ?::jsonb, updated_at = now() where id = ?", group.name(),
        CustomValues.write(group.custom()), group.id()));
  }

  void setMembers(long groupId, List<Long> userIds) {
    database.change(Sql.of("delete from group_users where group_id = ? and user_id <> all(?)", groupId, Sql.longs(userIds)));
    database.change(Sql.of("insert into group_users (group_id, user_id) select ?, unnest(?::bigint[]) on conflict do nothing",
        groupId, Sql.longs(userIds)));
  }

  boolean isNameTaken(String name, long byOtherThan) {
    return database.number(Sql.of("select count(*) from principals where kind = 'group' and lower(name) = lower(?) and id <> ?", name, byOtherThan)) > 0;
  }

  /** Groups that belong to projects whose members the viewer may see; {@code p} are the principals. */
  static Sql visible(Viewer viewer) {
    return GroupRules.seesAll(viewer) ? Sql.TRUE
        : Sql.of("exists (select from members m where m.principal_id = p.id and m.entity_type is null and m.project_id = any(?))",
            (Object) viewer.projects("view_members"));
  }
}
