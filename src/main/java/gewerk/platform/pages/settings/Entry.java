package gewerk.platform.pages.settings;

import java.util.List;
import java.util.function.Function;

import gewerk.platform.pages.forms.Choice;
import gewerk.platform.resource.Asking;
import org.jspecify.annotations.Nullable;

/**
 * One setting on a screen, with the label {@code setting.NAME} and, if there is one, the hint {@code setting.NAME.hint}; words of a
 * setting that is one of several have the labels {@code setting.NAME.WORD}.
 */
public record Entry(String name, @Nullable Function<Asking, List<Choice>> choices, @Nullable String needs) {
  public static Entry of(String name) {
    return new Entry(name, null, null);
  }

  /** With choices that are known only while the program runs: roles, say. */
  public static Entry of(String name, Function<Asking, List<Choice>> choices) {
    return new Entry(name, choices, null);
  }

  /** Counts only while that other setting of the screen is on; scripts make it inaccessible until then. */
  public Entry needs(String other) {
    return new Entry(name, choices, other);
  }
}
