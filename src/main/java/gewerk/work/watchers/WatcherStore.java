package gewerk.work.watchers;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import gewerk.platform.database.Database;
import gewerk.platform.database.Sql;

/** The table of watchers. */
final class WatcherStore {
  private final Database database;

  WatcherStore(Database database) {
    this.database = database;
  }

  /** Which of these work packages somebody watches. */
  Map<Long, Boolean> watched(Collection<Long> workPackageIds, long userId) {
    var watched = new HashMap<Long, Boolean>();
    database.list(Sql.of("select work_package_id from watchers where user_id = ? and work_package_id = any(?)", userId, Sql.longs(workPackageIds)),
        row -> row.id("work_package_id")).forEach(id -> watched.put(id, true));
    return watched;
  }

  List<Long> of(long workPackageId) {
    return database.list(Sql.of("select user_id from watchers where work_package_id = ? order by user_id", workPackageId), row -> row.id("user_id"));
  }

  /** False when they were watching already. */
  boolean add(long workPackageId, long userId) {
    return database.change(Sql.of("insert into watchers (work_package_id, user_id) values (?, ?) on conflict do nothing", workPackageId, userId)) == 1;
  }

  /** Whoever makes a work package watches it, unless they have switched that off. */
  void addAuthor(long workPackageId, long authorId) {
    database.change(Sql.of("""
        insert into watchers (work_package_id, user_id)
        select ?, u.id from users u where u.id = ? and coalesce(u.preferences ->> 'notifications', 'true') <> 'false'
        on conflict do nothing
        """, workPackageId, authorId));
  }

  boolean remove(long workPackageId, long userId) {
    return database.change(Sql.of("delete from watchers where work_package_id = ? and user_id = ?", workPackageId, userId)) == 1;
  }

  /** As a condition on {@code p} and {@code u}, people and their accounts: they watch a work package. */
  static Sql watching(long workPackageId) {
    return Sql.of("exists (select from watchers w where w.user_id = p.id and w.work_package_id = ?)", workPackageId);
  }

  /** As a condition on {@code p} and {@code u}: active users who may see the work packages of a project. */
  static Sql maySee(long projectId) {
    return Sql.of("""
        p.kind = 'user' and p.status = 'active' and (u.admin
          or exists (select from members m join member_roles mr on mr.member_id = m.id join role_permissions rp on rp.role_id = mr.role_id
                     where m.principal_id = p.id and m.project_id = ? and m.entity_type is null and rp.permission = 'view_work_packages')
          or exists (select from projects open where open.id = ? and open.public)
             and not exists (select from members m where m.principal_id = p.id and m.project_id = ? and m.entity_type is null)
             and exists (select from roles r join role_permissions rp on rp.role_id = r.id
                         where r.builtin = 'non_member' and rp.permission = 'view_work_packages'))
        """, projectId, projectId, projectId);
  }

  /**
   * As a condition on {@code wp}: one of these people watches it. Whom others watch is seen only where that may be seen.
   *
   * @param me who asks: what they watch themselves they know
   */
  static Sql watchedBy(Collection<Long> userIds, long me, Sql whereOthersAreSeen) {
    return Sql.of("exists (select from watchers w where w.work_package_id = wp.id and w.user_id = any(?) and (w.user_id = ? or", Sql.longs(userIds), me)
        .then(whereOthersAreSeen).then("))");
  }
}
