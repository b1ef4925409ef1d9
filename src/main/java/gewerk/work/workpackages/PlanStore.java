package gewerk.work.workpackages;

import java.util.Collection;
import java.util.List;

import gewerk.platform.database.Database;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;
import gewerk.work.scheduling.DateRange;
import gewerk.work.scheduling.Dates;
import gewerk.work.scheduling.Follows;
import gewerk.work.scheduling.Loops;
import gewerk.work.scheduling.PlannedPackage;
import gewerk.work.scheduling.Snapshot;
import gewerk.work.scheduling.ModeRules.Ties;

/** Loads the part of the plan that a change reaches: the closure that {@link gewerk.work.scheduling.Reach} describes, and what hangs on it. */
final class PlanStore {
  private static final String PLANNED = """
      select wp.id, wp.parent_id, wp.start_date, wp.due_date, wp.duration, wp.ignore_non_working_days, wp.schedule_manually, t.is_milestone,
        wp.derived_start_date, wp.derived_due_date
      from work_packages wp join types t on t.id = wp.type_id
      where wp.id = any(?)
      """;
  private final Database database;

  PlanStore(Database database) {
    this.database = database;
  }

  /** Three statements, however far the change reaches. */
  Snapshot snapshot(Collection<Long> changed) {
    var ids = reached(changed);
    var packages = database.list(Sql.of(PLANNED, (Object) Sql.longs(ids)), PlanStore::planned);
    return new Snapshot(packages, follows(ids));
  }

  /** What ties a package down, and how many children and predecessors it has. */
  record Counted(Ties ties, long childCount, long predecessorCount) {}

  /** What may make a package wait: children, predecessors, predecessors of its ancestors up to the first manual one. */
  Counted ties(long id) {
    return ties(id, Sql.of("select parent_id from work_packages where id = ?", id));
  }

  /** The same for one that is not saved as it shall be. */
  Ties ties(WorkPackage wp) {
    return ties(wp.id(), Sql.of("select ?::bigint", wp.parentId())).ties;
  }

  private Counted ties(long id, Sql parent) {
    return database.one(Sql.of("""
        select (select count(*) from work_packages c where c.parent_id = ?) as children,
          (select count(*) from relations r where r.type = 'follows' and r.from_id = ?) as predecessors,
          exists (select from relations r where r.type = 'follows' and r.from_id in (
            with recursive up(id, parent_id) as (
              select a.id, a.parent_id from work_packages a where not a.schedule_manually and a.id = (""", id, id).then(parent).then("""
              )
              union all
              select a.id, a.parent_id from work_packages a join up on a.id = up.parent_id where not a.schedule_manually)
            select id from up)) as inherited
        """), PlanStore::counted).orElseThrow();
  }

  private static Counted counted(Row row) {
    long children = row.id("children");
    long predecessors = row.id("predecessors");
    return new Counted(new Ties(children > 0, predecessors > 0, row.bool("inherited")), children, predecessors);
  }

  /** All that can be reached from these over successors, children and parents, to look for loops. */
  Loops loops(Collection<Long> from) {
    var ids = database.list(Sql.of("""
        with recursive reach(id) as (
          select unnest(?::bigint[])
          union
          select next.id from reach r, lateral (
            select c.id from work_packages c where c.parent_id = r.id
            union all select p.parent_id from work_packages p where p.id = r.id and p.parent_id is not null
            union all select f.from_id from relations f where f.to_id = r.id and f.type = 'follows') next(id))
        select id from reach
        """, (Object) Sql.longs(from)), row -> row.id("id"));
    var places = database.list(Sql.of("select id, parent_id from work_packages where id = any(?)", (Object) Sql.longs(ids)),
        row -> new Loops.Place(row.id("id"), row.idOrNull("parent_id")));
    return new Loops(places, follows(ids));
  }

  private List<Long> reached(Collection<Long> changed) {
    return database.list(Sql.of("""
        with recursive reach(id, starts) as (
          select id, flag from work_packages, unnest(array[true, false]) as flag where id = any(?) and (not flag or not schedule_manually)
          union
          select next.id, next.starts from reach r, lateral (
            select c.id, true from work_packages c where r.starts and c.parent_id = r.id and not c.schedule_manually
            union all select r.id, false where r.starts
            union all select p.parent_id, false from work_packages p where not r.starts and p.id = r.id and p.parent_id is not null
            union all
            select s.id, true
            from relations f join work_packages s on s.id = f.from_id and not s.schedule_manually join work_packages p on p.id = f.to_id
            where not r.starts and f.to_id = r.id and f.type = 'follows' and (not p.schedule_manually or p.id = any(?))) next(id, starts)),
        core as (select distinct id from reach),
        above as (select distinct unnest(wp.ancestor_ids) as id from work_packages wp join core on core.id = wp.id),
        held as (select id from core union select id from above)
        select id from held
        union select wp.id from work_packages wp join core on wp.parent_id = core.id
        union select f.to_id from relations f join held on f.from_id = held.id where f.type = 'follows'
        """, Sql.longs(changed), Sql.longs(changed)), row -> row.id("id"));
  }

  private List<Follows> follows(Collection<Long> ids) {
    return database.list(Sql.of("""
        select to_id, from_id, coalesce(lag, 0) as lag from relations where type = 'follows' and from_id = any(?) and to_id = any(?)
        """, Sql.longs(ids), Sql.longs(ids)), row -> new Follows(row.id("to_id"), row.id("from_id"), row.integer("lag")));
  }

  private static PlannedPackage planned(Row row) {
    var dates = new Dates(row.dateOrNull("start_date"), row.dateOrNull("due_date"), row.integerOrNull("duration"), row.bool("ignore_non_working_days"));
    return new PlannedPackage(row.id("id"), row.idOrNull("parent_id"), dates, row.bool("schedule_manually"), row.bool("is_milestone"),
        new DateRange(row.dateOrNull("derived_start_date"), row.dateOrNull("derived_due_date")));
  }
}
