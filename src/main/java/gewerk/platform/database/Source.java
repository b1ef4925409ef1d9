package gewerk.platform.database;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Where the rows of a list come from: the columns that are read, the tables, and how a row becomes a value.
 *
 * <p>A list costs at most one statement for its rows and one for its count, whatever its size.
 */
public record Source<T>(String columns, Sql from, Function<Row, T> mapper, @Nullable Tally tally) {
  public Source(String columns, String from, Function<Row, T> mapper) {
    this(columns, Sql.of(from), mapper, null);
  }

  /** Counted by this table where a condition allows it. */
  public Source<T> counted(Tally by) {
    return new Source<>(columns, from, mapper, by);
  }

  /** The same rows out of something else, counted one by one. */
  public Source<T> of(Sql other) {
    return new Source<>(columns, other, mapper, null);
  }

  /**
   * An order of rows.
   *
   * @param sql what stands after {@code order by}, over {@link Source#from} alone
   * @param sorting the same, where {@code joins} are added: joining what a row points at once is three times as fast as looking it up for every row
   * @param walked whether an index gives the rows in this order, so that none but those of the page are looked at
   */
  public record Order(String sql, String sorting, String joins, boolean walked) {}

  /** Which rows of how many, in which order. */
  public record Cut(Order order, long limit, long offset) {}

  public List<T> rows(Database database, Sql where, String order, long limit) {
    return database.list(Sql.of("select " + columns + " from").then(from).then("where").then(where).then("order by " + order + " limit ?", limit), mapper);
  }

  /** A page; of the rows that are only sorted or passed over nothing but the order is read: all columns of 90,000 of them took 120 ms instead of 27. */
  public List<T> page(Database database, Sql where, Cut cut, String id) {
    boolean whole = cut.offset == 0 && (cut.order.walked || isComputed());
    return whole ? rows(database, where, cut.order.sql, cut.limit) : database.list(hits("", where, cut, id), mapper);
  }

  public List<T> rows(Database database, Sql where, String order) {
    return database.list(Sql.of("select " + columns + " from").then(from).then("where").then(where).then("order by " + order), mapper);
  }

  /** Some rows, and how many there are in all; that is not told where there are no rows. */
  public record Found<T>(List<T> rows, long total) {}

  /** Rows and count in one statement that looks at the condition once: for those that are costly to check. */
  public Found<T> found(Database database, Sql where, Cut cut, String id) {
    var total = new long[1];
    var rows = database.list(hits(", count(*) over () as hits", where, cut, id), row -> {
      total[0] = row.id("hits");
      return mapper.apply(row);
    });
    return new Found<>(rows, total[0]);
  }

  /** First the ids of the page, then its rows. */
  private Sql hits(String more, Sql where, Cut cut, String id) {
    return Sql.of("select " + columns + (more.isEmpty() ? "" : ", hit.hits") + " from (select " + id + " as id" + more + " from").then(from)
        .then(cut.order.joins + " where").then(where).then("order by " + cut.order.sorting + " limit ? offset ?) hit,", cut.limit, cut.offset)
        .then(from).then("where " + id + " = hit.id order by " + cut.order.sql);
  }

  /** Tables are gladly read twice; what is computed for this list alone is not. */
  private boolean isComputed() {
    return !from.values().isEmpty();
  }

  public long count(Database database, Sql where) {
    return database.number(tally != null && tally.knows(where) ? tally.count(where) : Sql.of("select count(*) from").then(from).then("where").then(where));
  }

  /**
   * What the rows of a group share, and by what the groups stand in order; both are expressions, and the second follows from the first.
   */
  public record By(String expression, String order) {
    static final By NOTHING = new By("null::text", "null::text");
  }

  /** Counts and sums for each group, in order; the sums are those of {@code sums}, in theirs. */
  public List<Group> groups(Database database, Sql where, By by, List<String> sums) {
    var columns = new StringBuilder("(" + by.expression + ")::text as value, " + by.order + " as place, count(*) as number");
    for (int i = 0; i < sums.size(); i++) {
      columns.append(", sum(").append(sums.get(i)).append(") as sum").append(i);
    }
    return database.list(Sql.of("select " + columns + " from").then(from).then("where").then(where).then("group by 1, 2 order by 2 nulls last, 1"), row -> Group.of(row, sums.size()));
  }

  /** The sums over everything that the condition lets through. */
  public Group total(Database database, Sql where, List<String> sums) {
    return groups(database, where, By.NOTHING, sums).stream().findFirst().orElse(new Group(null, 0, java.util.Collections.nCopies(sums.size(), null)));
  }
}
