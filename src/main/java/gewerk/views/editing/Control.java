package gewerk.views.editing;

import java.util.List;

import gewerk.platform.pages.forms.Choice;
import gewerk.platform.pages.forms.Field;
import gewerk.platform.resource.Kind;

/**
 * What a page shows to edit one attribute.
 *
 * @param choices what can be chosen; empty where one types
 */
public record Control(Shape shape, Field field, List<Choice> choices) {
  /** How it looks. */
  public enum Shape {
    TEXT, LONG_TEXT, NUMBER, DATE, DURATION, SWITCH, CHOICE, SEVERAL;

    public static Shape of(Kind kind) {
      return switch (kind) {
        case STRING, URL, TIMESTAMP, STRUCTURE -> TEXT;
        case MARKDOWN, PLAIN -> LONG_TEXT;
        case INTEGER, FLOAT, DAYS -> NUMBER;
        case DATE -> DATE;
        case HOURS -> DURATION;
        case BOOLEAN -> SWITCH;
        case LINK -> CHOICE;
        case LINKS -> SEVERAL;
      };
    }
  }

  public boolean isRequired() {
    return field.isRequired();
  }
}
