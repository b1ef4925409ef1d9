package gewerk.platform.resource;

/**
 * The closed list of what an attribute's value can be on the wire: add one, and the compiler names every place that must learn it.
 *
 * <p>In Java: INTEGER is Integer or Long, FLOAT and HOURS are BigDecimal, DAYS is Integer, LINK is the id as Long, LINKS is a list of ids,
 * the rest what their names say; MARKDOWN, PLAIN and URL are String.
 */
public enum Kind {
  INTEGER("Integer"), FLOAT("Float"), STRING("String"), BOOLEAN("Boolean"), DATE("Date"), TIMESTAMP("DateTime"),
  /** An ISO 8601 duration of hours, stored as hours with two decimals. */
  HOURS("Duration"),
  /** An ISO 8601 duration of whole days. */
  DAYS("Duration"),
  MARKDOWN("Formattable"), PLAIN("Formattable"), URL("Link"), LINK("Link"), LINKS("[]Link"),
  /** Several values together: maps and lists of plain values, shown as they are. */
  STRUCTURE("Object");

  private final String schemaType;

  Kind(String schemaType) {
    this.schemaType = schemaType;
  }

  String schemaType() {
    return schemaType;
  }

  public boolean isLink() {
    return this == LINK || this == LINKS;
  }
}
