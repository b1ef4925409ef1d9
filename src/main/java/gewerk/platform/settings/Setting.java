package gewerk.platform.settings;

import java.util.List;

/**
 * One setting: its name, as table and environment know it, and what holds until somebody sets it. The usual value tells the kind:
 * truth, whole number, text or list of texts.
 */
public record Setting(String name, Object usual) {
  public Setting {
    if (!(usual instanceof Boolean || usual instanceof Integer || usual instanceof String || usual instanceof List<?>)) {
      throw new IllegalArgumentException("A setting is a truth, a number, a text or a list of texts: " + name);
    }
  }

  boolean takes(Object value) {
    return usual instanceof List<?> ? value instanceof List<?> : usual.getClass().isInstance(value);
  }
}
