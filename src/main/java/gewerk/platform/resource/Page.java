package gewerk.platform.resource;

import java.util.List;

import gewerk.platform.database.Database;
import gewerk.platform.database.Group;
import gewerk.platform.database.Source;
import gewerk.platform.database.Sql;

/**
 * A page of a list with what is known of the whole.
 *
 * @param groups counts and sums for each group, in order; empty when the list is not grouped
 * @param totals sums over the whole list; empty when none are asked for
 */
public record Page<T>(List<T> rows, long total, List<Group> groups, List<Group> totals) {
  public static <T> Page<T> of(List<T> rows, long total) {
    return new Page<>(rows, total, List.of(), List.of());
  }

  /** Two statements: the rows, and how many there are in all. */
  public static <T> Page<T> load(Database database, Source<T> source, Sql where, Listing listing, String idExpression) {
    long total = source.count(database, where);
    var rows = listing.pageSize() == 0 || listing.skipped() >= total ? List.<T>of()
        : source.rows(database, where, listing.order(idExpression), listing.pageSize(), listing.skipped());
    return of(rows, total);
  }

  /** Of rows that are all in memory. */
  public static <T> Page<T> cut(List<T> all, Listing listing) {
    return of(all.stream().skip(listing.skipped()).limit(listing.pageSize()).toList(), all.size());
  }

  public Page<T> grouped(List<Group> byGroup, List<Group> overAll) {
    return new Page<>(rows, total, List.copyOf(byGroup), List.copyOf(overAll));
  }
}
