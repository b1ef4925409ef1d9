package gewerk.people.groups;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

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

  Optional<Long> idOf(String name) {
    return database.one(Sql.of("select id from principals where kind = 'group' and lower(name) = lower(?)", name), row -> row.id("id"));
  }

  List<Long> broughtBy(String source, long groupId) {
    return database.list(Sql.of("select user_id from group_user_sources where source = ? and group_id = ?", source, groupId), row -> row.id("user_id"));
  }

  List<Long> groupsBy(String source, long userId) {
    return database.list(Sql.of("select group_id from group_user_sources where source = ? and user_id = ?", source, userId), row -> row.id("group_id"));
  }

  List<Long> groupsOf(String source) {
    return database.list(Sql.of("select distinct group_id from group_user_sources where source = ?", source), row -> row.id("group_id"));
  }

  /** Who is in the group by hand stays there by hand. Returns how many joined. */
  int bringIn(String source, long groupId, Collection<Long> userIds) {
    if (userIds.isEmpty()) {
      return 0;
    }
    database.change(Sql.of("""
        insert into group_user_sources (group_id, user_id, source)
        select distinct s.group_id, s.user_id, ? from group_user_sources s where s.group_id = ? and s.user_id = any(?)
        on conflict do nothing
        """, source, groupId, Sql.longs(userIds)));
    return database.change(Sql.of("""
        with joined as (
          insert into group_users (group_id, user_id) select ?, unnest(?::bigint[]) on conflict do nothing returning group_id, user_id)
        insert into group_user_sources (group_id, user_id, source) select group_id, user_id, ? from joined
        """, groupId, Sql.longs(userIds), source));
  }

  /** Returns how many left: those whom no other source brought too. */
  int takeOut(String source, long groupId, Collection<Long> userIds) {
    if (userIds.isEmpty()) {
      return 0;
    }
    database.change(Sql.of("delete from group_user_sources where source = ? and group_id = ? and user_id = any(?)", source, groupId, Sql.longs(userIds)));
    return database.change(Sql.of("""
        delete from group_users g where g.group_id = ? and g.user_id = any(?)
          and not exists (select from group_user_sources s where s.group_id = g.group_id and s.user_id = g.user_id)
        """, groupId, Sql.longs(userIds)));
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
