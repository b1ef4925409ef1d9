package gewerk.platform.resource;

/** A way to order a list: a name and the SQL expression behind it. */
public record Sort(String name, String expression) {
  /** One order as it is used. */
  public record Use(Sort sort, boolean descending) {
    String sql() {
      return sort.expression + (descending ? " desc nulls last" : " asc nulls last");
    }

    public String id() {
      return sort.name + "-" + (descending ? "desc" : "asc");
    }
  }
}
