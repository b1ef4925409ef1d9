package gewerk.platform.resource;

/**
 * A way to order a list: a name and the SQL expression behind it.
 *
 * @param always whether every row has a value; then an index gives the order in both directions
 */
public record Sort(String name, String expression, boolean always) {
  public Sort(String name, String expression) {
    this(name, expression, false);
  }

  /** One order as it is used. */
  public record Use(Sort sort, boolean descending) {
    String sql() {
      return sort.expression + (descending ? " desc" : " asc") + (sort.always ? "" : " nulls last");
    }

    public String id() {
      return sort.name + "-" + (descending ? "desc" : "asc");
    }
  }
}
