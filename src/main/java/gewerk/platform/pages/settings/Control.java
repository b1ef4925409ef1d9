package gewerk.platform.pages.settings;

import java.util.List;
import java.util.Set;

import gewerk.platform.pages.forms.Choice;
import gewerk.platform.pages.forms.Field;
import org.jspecify.annotations.Nullable;

/** One setting as the form shows it. */
public record Control(Kind kind, Field field, List<Choice> choices, Set<String> chosen, @Nullable String needs) {
  Control(Kind kind, Field field, List<Choice> choices, Set<String> chosen) {
    this(kind, field, choices, chosen, null);
  }

  /** @param field the name of the check box without which it does not count */
  Control needing(String field) {
    return new Control(kind, this.field, choices, chosen, field);
  }

  public enum Kind { SWITCH, NUMBER, TEXT, LINES, ONE, SEVERAL, SECRET, FIXED }
}
