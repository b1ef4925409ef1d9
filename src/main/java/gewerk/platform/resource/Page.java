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

  /** At most two statements: the rows, and how many there are in all where the rows do not tell. */
  public static <T> Page<T> load(Database database, Source<T> source, Sql where, Listing listing, String idExpression) {
    if (listing.pageSize() == 0) {
      return of(List.of(), source.count(database, where));
    }
    var cut = new Source.Cut(listing.order(idExpression), listing.pageSize(), listing.skipped());
    if (listing.searchesText()) {
      var found = source.found(database, where, cut, idExpression);
      return of(found.rows(), found.rows().isEmpty() && listing.skipped() > 0 ? source.count(database, where) : found.total());
    }
    var rows = source.page(database, where, cut, idExpression);
    boolean isLast = rows.size() < listing.pageSize() && !(rows.isEmpty() && listing.skipped() > 0);
    return of(rows, isLast ? listing.skipped() + rows.size() : source.count(database, where));
  }

  /** Of rows that are all in memory. */
  public static <T> Page<T> cut(List<T> all, Listing listing) {
    return of(all.stream().skip(listing.skipped()).limit(listing.pageSize()).toList(), all.size());
  }

  public Page<T> grouped(List<Group> byGroup, List<Group> overAll) {
    return new Page<>(rows, total, List.copyOf(byGroup), List.copyOf(overAll));
  }
}
