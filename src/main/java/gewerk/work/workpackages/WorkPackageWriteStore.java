package gewerk.work.workpackages;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import gewerk.platform.database.Compare;
import gewerk.platform.database.Database;
import gewerk.platform.database.JsonColumn;
import gewerk.platform.database.Sql;
import gewerk.work.progress.Progress;
import gewerk.work.scheduling.Rescheduled;

/** Writes to the table of work packages. */
final class WorkPackageWriteStore {
  private final Database database;

  WorkPackageWriteStore(Database database) {
    this.database = database;
  }

  long insert(WorkPackage wp) {
    return database.insert(Sql.of("""
        insert into work_packages (project_id, type_id, status_id, priority_id, author_id, assignee_id, responsible_id, category_id, version_id, parent_id,
          ancestor_ids, subject, description, start_date, due_date, duration, schedule_manually, ignore_non_working_days, estimated_hours,
          remaining_hours, done_ratio, custom, created_at, updated_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
        returning id
        """, wp.projectId(), wp.typeId(), wp.statusId(), wp.priorityId(), wp.authorId(), wp.assigneeId(), wp.responsibleId(), wp.categoryId(),
        wp.versionId(), wp.parentId(), Sql.longs(wp.ancestorIds()), wp.subject(), wp.description(), wp.dates().start(), wp.dates().due(),
        wp.dates().duration(), wp.scheduleManually(), wp.dates().ignoreNonWorkingDays(), wp.progress().work(), wp.progress().remaining(),
        wp.progress().percent(), JsonColumn.write(wp.custom()), Compare.time(wp.createdAt()), Compare.time(wp.updatedAt())));
  }

  /** Writes all that people can change; false when somebody else was faster. Ancestors may have moved without touching its version. */
  boolean update(WorkPackage wp) {
    return database.change(Sql.of("""
        update work_packages set project_id = ?, type_id = ?, status_id = ?, priority_id = ?, assignee_id = ?, responsible_id = ?, category_id = ?,
          version_id = ?, ancestor_ids = case when parent_id is distinct from ?::bigint then ? else ancestor_ids end, parent_id = ?, subject = ?, description = ?, start_date = ?, due_date = ?, duration = ?,
          schedule_manually = ?, ignore_non_working_days = ?, estimated_hours = ?, remaining_hours = ?, done_ratio = ?, custom = ?::jsonb,
          lock_version = lock_version + 1, updated_at = now()
        where id = ? and lock_version = ?
        """, wp.projectId(), wp.typeId(), wp.statusId(), wp.priorityId(), wp.assigneeId(), wp.responsibleId(), wp.categoryId(), wp.versionId(),
        wp.parentId(), Sql.longs(wp.ancestorIds()), wp.parentId(), wp.subject(), wp.description(), wp.dates().start(), wp.dates().due(), wp.dates().duration(),
        wp.scheduleManually(), wp.dates().ignoreNonWorkingDays(), wp.progress().work(), wp.progress().remaining(), wp.progress().percent(),
        JsonColumn.write(wp.custom()), wp.id(), wp.lockVersion())) == 1;
  }

  /** Something that hangs on it was changed; waits for whoever is writing it. */
  void touch(long id) {
    database.change(Sql.of("update work_packages set updated_at = now() where id = ?", id));
  }

  /** Something that belongs to it was changed. */
  void revise(long id) {
    database.change(Sql.of("update work_packages set updated_at = now(), lock_version = lock_version + 1 where id = ?", id));
  }

  /** Puts everything beneath a work package beneath its new ancestors, in one statement. */
  void moveDescendants(WorkPackage moved, List<Long> ancestors) {
    database.change(Sql.of("""
        update work_packages set ancestor_ids = ?::bigint[] || ancestor_ids[array_position(ancestor_ids, ?::bigint):]
        where ancestor_ids @> array[?]::bigint[] and ancestor_ids <> '{}'
        """, Sql.longs(ancestors), moved.id(), moved.id()));
  }

  /** Where packages belong, and what of them depends on that. */
  void place(Collection<WorkPackage> moved) {
    database.changeAll("""
        update work_packages set project_id = ?, type_id = ?, status_id = ?, category_id = ?, version_id = ?, lock_version = lock_version + 1,
          updated_at = now()
        where id = ?
        """, moved.stream().map(wp -> new Object[] {wp.projectId(), wp.typeId(), wp.statusId(), wp.categoryId(), wp.versionId(), wp.id()}).toList());
  }

  void setDates(List<Rescheduled.Moved> moved) {
    var values = new ArrayList<Object[]>();
    moved.forEach(move -> values.add(new Object[] {move.dates().start(), move.dates().due(), move.dates().duration(),
        move.dates().ignoreNonWorkingDays(), move.id()}));
    database.changeAll("""
        update work_packages set start_date = ?, due_date = ?, duration = ?, ignore_non_working_days = ?, lock_version = lock_version + 1,
          updated_at = now()
        where id = ?
        """, values);
  }

  void setRanges(List<Rescheduled.Beneath> ranges) {
    var values = new ArrayList<Object[]>();
    ranges.forEach(beneath -> values.add(new Object[] {beneath.range().start(), beneath.range().due(), beneath.id()}));
    database.changeAll("update work_packages set derived_start_date = ?, derived_due_date = ? where id = ?", values);
  }

  void setTotals(Map<Long, Progress> totals) {
    var values = new ArrayList<Object[]>();
    totals.forEach((id, total) -> values.add(new Object[] {total.work(), total.remaining(), total.percent(), id}));
    database.changeAll("""
        update work_packages set derived_estimated_hours = ?, derived_remaining_hours = ?, derived_done_ratio = ?,
          lock_version = lock_version + 1, updated_at = now()
        where id = ?
        """, values);
  }

  /** A package whose last child is gone has no totals any more. */
  void clearTotals(long id) {
    database.change(Sql.of("""
        update work_packages set derived_estimated_hours = null, derived_remaining_hours = null, derived_done_ratio = null, derived_start_date = null,
          derived_due_date = null, lock_version = lock_version + 1, updated_at = now()
        where id = ?
        """, id));
  }

  /** False when it was scheduled so already. */
  boolean setMode(long id, boolean manually) {
    return database.change(Sql.of("""
        update work_packages set schedule_manually = ?, lock_version = lock_version + 1, updated_at = now() where id = ? and schedule_manually <> ?
        """, manually, id, manually)) == 1;
  }

  /** Closes packages because one that they duplicate was closed. */
  void setStatus(Collection<Long> ids, long statusId) {
    database.change(Sql.of("""
        update work_packages set status_id = ?, lock_version = lock_version + 1, updated_at = now() where id = any(?)
        """, statusId, Sql.longs(ids)));
  }

  /** With all that hangs on them; children before parents is of no concern within one statement. */
  void delete(Collection<Long> ids) {
    database.change(Sql.of("delete from journals where resource = 'work_package' and resource_id = any(?)", (Object) Sql.longs(ids)));
    database.change(Sql.of("delete from work_packages where id = any(?)", (Object) Sql.longs(ids)));
  }

  /** All work of projects that are about to go; what stands beneath it elsewhere stays, without a parent. */
  void deleteOf(Collection<Long> projects) {
    var ids = Sql.longs(projects);
    database.change(Sql.of("""
        update work_packages set parent_id = null, ancestor_ids = '{}'
        where parent_id in (select id from work_packages where project_id = any(?)) and project_id <> all(?)
        """, ids, ids));
    database.change(Sql.of("""
        delete from journals where resource = 'work_package' and resource_id in (select id from work_packages where project_id = any(?))
        """, (Object) ids));
    database.change(Sql.of("delete from work_packages where project_id = any(?)", (Object) ids));
  }
}
