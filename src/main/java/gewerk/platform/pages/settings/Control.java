package gewerk.platform.pages.settings;

import java.util.List;
import java.util.Set;

import gewerk.platform.pages.forms.Choice;
import gewerk.platform.pages.forms.Field;

/** One setting as the form shows it. */
public record Control(Kind kind, Field field, List<Choice> choices, Set<String> chosen) {
  public enum Kind { SWITCH, NUMBER, TEXT, LINES, ONE, SEVERAL, SECRET, FIXED }
}
