package gewerk.admin.customfields;

import java.util.Arrays;
import java.util.Locale;

import gewerk.platform.resource.FilterType;
import gewerk.platform.resource.Kind;

/** The closed list of what a custom field's values can be: add one, and the compiler names every place that must learn it. */
public enum Format {
  STRING(Kind.STRING, FilterType.STRING),
  TEXT(Kind.MARKDOWN, FilterType.TEXT),
  LINK(Kind.URL, FilterType.STRING),
  INT(Kind.INTEGER, FilterType.NUMBER),
  FLOAT(Kind.FLOAT, FilterType.NUMBER),
  DATE(Kind.DATE, FilterType.DATE),
  BOOL(Kind.BOOLEAN, FilterType.BOOLEAN),
  USER(Kind.LINK, FilterType.LIST_OPTIONAL),
  VERSION(Kind.LINK, FilterType.LIST_OPTIONAL),
  LIST(Kind.LINK, FilterType.LIST_MULTIPLE),
  HIERARCHY(Kind.LINK, FilterType.LIST_OPTIONAL),
  CALCULATED_VALUE(Kind.FLOAT, FilterType.NUMBER);

  private final Kind kind;
  private final FilterType filterType;

  Format(Kind kind, FilterType filterType) {
    this.kind = kind;
    this.filterType = filterType;
  }

  /** As the column has it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Format of(String word) {
    return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No such format of a custom field: " + word));
  }

  Kind kind(boolean several) {
    return kind == Kind.LINK && several ? Kind.LINKS : kind;
  }

  FilterType filterType(boolean several) {
    return kind == Kind.LINK && several && this != HIERARCHY ? FilterType.LIST_MULTIPLE : filterType;
  }

  /** Whether values are chosen from rows that stand in custom_options. */
  boolean hasOptions() {
    return this == LIST || this == HIERARCHY;
  }

  /** Whether a row can have more than one value. */
  boolean canBeSeveral() {
    return kind == Kind.LINK;
  }

  boolean isText() {
    return this == STRING || this == TEXT || this == LINK;
  }

  boolean isNumber() {
    return this == INT || this == FLOAT;
  }

  boolean canBeSummed() {
    return isNumber() || this == CALCULATED_VALUE;
  }
}
