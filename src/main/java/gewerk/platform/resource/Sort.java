package gewerk.platform.resource;

import org.jspecify.annotations.Nullable;

/**
 * A way to order a list: a name and the SQL expression behind it.
 *
 * @param always whether every row has a value and an index gives the rows in this order, in both directions
 * @param lookup where the expression reads something that the rows point at
 */
public record Sort(String name, String expression, boolean always, @Nullable Lookup lookup) {
  /** A join to what the rows point at, and the expression over it; instead of a subquery for each row. */
  record Lookup(String join, String expression) {}

  public Sort(String name, String expression) {
    this(name, expression, false);
  }

  public Sort(String name, String expression, boolean always) {
    this(name, expression, always, null);
  }

  /**
   * By something of the row that a column points at.
   *
   * @param table which has a column {@code id}
   * @param value an expression over it, in which it is called {@code it}
   * @param key the column that points at it
   */
  static Sort through(String name, String table, String value, String key) {
    var alias = "by_" + name.toLowerCase(java.util.Locale.ROOT);
    return new Sort(name, "(select " + value + " from " + table + " it where it.id = " + key + ")", false,
        new Lookup(" left join " + table + " " + alias + " on " + alias + ".id = " + key, value.replace("it.", alias + ".")));
  }

  /** One order as it is used. */
  public record Use(Sort sort, boolean descending) {
    String sql() {
      return directed(sort.expression);
    }

    /** The same where its join is there. */
    String joined() {
      return directed(sort.lookup == null ? sort.expression : sort.lookup.expression);
    }

    String join() {
      return sort.lookup == null ? "" : sort.lookup.join;
    }

    public String id() {
      return sort.name + "-" + (descending ? "desc" : "asc");
    }

    private String directed(String expression) {
      return expression + (descending ? " desc" : " asc") + (sort.always ? "" : " nulls last");
    }
  }
}
