package gewerk.views.queries;

/** A column with a direction. */
record SortBy(long number, Column column, boolean descending) implements Catalogue.Entry {
  @Override
  public String id() {
    return column.id() + "-" + direction();
  }

  String direction() {
    return descending ? "desc" : "asc";
  }
}
