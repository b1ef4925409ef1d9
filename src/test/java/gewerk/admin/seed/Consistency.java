package gewerk.admin.seed;

import java.util.List;

import gewerk.platform.database.Database;
import gewerk.platform.database.Sql;

/** Finds the work packages whose derived columns are wrong, by computing them another way: in SQL, from the bare parents. */
public final class Consistency {
  private static final String TREE = """
      with recursive beneath (root, id) as (
        select id, id from work_packages
        union all
        select b.root, wp.id from beneath b join work_packages wp on wp.parent_id = b.id)
      """;

  private Consistency() {}

  public static List<Long> wrongAncestors(Database database) {
    return ids(database, """
        with recursive way (id, ancestors) as (
          select id, '{}'::bigint[] from work_packages where parent_id is null
          union all
          select wp.id, way.ancestors || way.id from way join work_packages wp on wp.parent_id = way.id)
        select wp.id from work_packages wp left join way using (id) where wp.ancestor_ids is distinct from way.ancestors
        """);
  }

  public static List<Long> wrongTotals(Database database) {
    return ids(database, TREE + """
        , sums as (
          select b.root as id, sum(wp.estimated_hours) as work, sum(wp.remaining_hours) as remaining, count(*) > 1 as parent
          from beneath b join work_packages wp on wp.id = b.id group by b.root)
        select wp.id from work_packages wp join sums using (id)
        where wp.derived_estimated_hours is distinct from case when parent then work end
           or wp.derived_remaining_hours is distinct from case when parent then remaining end
           or wp.derived_done_ratio is distinct from case when parent then round((work - remaining) * 100 / nullif(work, 0)) end
        """);
  }

  public static List<Long> wrongRanges(Database database) {
    return ids(database, TREE + """
        , ranges as (
          select b.root as id, min(least(wp.start_date, wp.due_date)) as first, max(greatest(wp.start_date, wp.due_date)) as last
          from beneath b join work_packages wp on wp.id = b.id where b.id <> b.root group by b.root)
        select wp.id from work_packages wp left join ranges r using (id)
        where wp.derived_start_date is distinct from r.first or wp.derived_due_date is distinct from r.last
           or not wp.schedule_manually and r.id is not null and (wp.start_date is distinct from r.first or wp.due_date is distinct from r.last)
        """);
  }

  /** Each history counts from 1 without a gap, and begins with the creation by the author. */
  public static List<Long> wrongVersions(Database database) {
    return ids(database, """
        select wp.id from work_packages wp left join journals j on j.resource = 'work_package' and j.resource_id = wp.id
        group by wp.id, wp.author_id
        having count(j.id) = 0 or min(j.version) <> 1 or max(j.version) <> count(*) or min(j.user_id) filter (where j.version = 1) <> wp.author_id
        """);
  }

  private static List<Long> ids(Database database, String sql) {
    return database.list(Sql.of(sql), row -> row.id("id"));
  }
}
