package gewerk.work.workpackages;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import gewerk.platform.database.Database;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;
import gewerk.work.progress.Contribution;
import gewerk.work.progress.Progress;

/** Reads what totals are made of, and which packages close together. */
final class TotalStore {
  private final Database database;

  TotalStore(Database database) {
    this.database = database;
  }

  /** Waits for whoever is changing one of these or one above them by itself, which the plan's lock does not hold back. */
  void lockChain(Collection<Long> ids) {
    database.list(Sql.of("""
        select id from work_packages where id = any(array(select unnest(array_append(ancestor_ids, id)) from work_packages where id = any(?)))
        order by id for no key update
        """, (Object) Sql.longs(ids)), row -> row.id("id"));
  }

  /** These packages, all above them, and the direct children of each, in one statement. */
  List<Contribution> contributions(Collection<Long> ids) {
    return database.list(Sql.of("""
        with chain as (
          select array(select unnest(array_append(ancestor_ids, id)) from work_packages where id = any(?)) as ids)
        select wp.id, wp.parent_id, wp.estimated_hours, wp.remaining_hours, wp.done_ratio, wp.derived_estimated_hours, wp.derived_remaining_hours,
          wp.derived_done_ratio, s.excluded_from_totals, exists (select from work_packages c where c.parent_id = wp.id) as has_children
        from work_packages wp join statuses s on s.id = wp.status_id
        where wp.id = any((select ids from chain)::bigint[]) or wp.parent_id = any((select ids from chain)::bigint[])
        """, (Object) Sql.longs(ids)), TotalStore::contribution);
  }

  /** Open packages that duplicate this one, with their statuses. */
  Map<Long, Long> openDuplicates(long id, Collection<Long> closedStatuses) {
    var open = new HashMap<Long, Long>();
    database.list(Sql.of("""
        select wp.id, wp.status_id from relations r join work_packages wp on wp.id = r.from_id
        where r.type = 'duplicates' and r.to_id = ? and wp.status_id <> all(?)
        """, id, Sql.longs(closedStatuses)), row -> Map.entry(row.id("id"), row.id("status_id"))).forEach(entry -> open.put(entry.getKey(), entry.getValue()));
    return open;
  }

  private static Contribution contribution(Row row) {
    var own = new Progress(row.decimalOrNull("estimated_hours"), row.decimalOrNull("remaining_hours"), row.integerOrNull("done_ratio"));
    var total = new Progress(row.decimalOrNull("derived_estimated_hours"), row.decimalOrNull("derived_remaining_hours"),
        row.integerOrNull("derived_done_ratio"));
    return new Contribution(row.id("id"), row.idOrNull("parent_id"), own, row.bool("has_children") ? total : null, row.bool("excluded_from_totals"));
  }
}
