package gewerk.views.table.edit;

import gewerk.platform.resource.Attribute;

/** With what a value is written: it follows from the kind of the attribute. */
public enum Control {
  TEXT, LONG_TEXT, CHOICE, CHOICES, DATE, NUMBER, HOURS, DAYS, TRUTH, WORK_PACKAGE;

  public static Control of(Attribute<?> attribute) {
    return switch (attribute.kind()) {
      case LINK -> attribute.name().equals("parent") ? WORK_PACKAGE : CHOICE;
      case LINKS -> CHOICES;
      case MARKDOWN, PLAIN -> LONG_TEXT;
      case DATE, TIMESTAMP -> DATE;
      case INTEGER, FLOAT -> NUMBER;
      case HOURS -> HOURS;
      case DAYS -> DAYS;
      case BOOLEAN -> TRUTH;
      case STRING, URL, STRUCTURE -> TEXT;
    };
  }

  /** Whether it needs more room than a cell has. */
  public boolean isLarge() {
    return this == LONG_TEXT || this == CHOICES;
  }
}
