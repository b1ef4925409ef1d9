package gewerk.platform.settings;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One setting: its name, as table and environment know it, and what holds until somebody sets it. The usual value tells the kind:
 * truth, whole number, text or list of texts.
 */
public record Setting(String name, Object usual, Bounds bounds) {
  public Setting {
    if (!(usual instanceof Boolean || usual instanceof Integer || usual instanceof String || usual instanceof List<?>)) {
      throw new IllegalArgumentException("A setting is a truth, a number, a text or a list of texts: " + name);
    }
  }

  public Setting(String name, Object usual) {
    this(name, usual, new Bounds.None());
  }

  /** Which values a setting may have, beyond their kind. */
  public sealed interface Bounds {
    record None() implements Bounds {}

    record Between(int least, int most) implements Bounds {}

    /** For a text: it is one of these. For a list: its elements are. */
    record OneOf(List<String> words) implements Bounds {}

    /** A text that looks like this; of a list, each of its elements. An empty text is one that nobody has set. */
    record Like(Pattern pattern, String example) implements Bounds {}

    /** A text of several lines. */
    record Prose() implements Bounds {}

    /** A text that is encrypted where it is stored and never shown. */
    record Secret() implements Bounds {}
  }

  public Setting between(int least, int most) {
    return new Setting(name, usual, new Bounds.Between(least, most));
  }

  public Setting oneOf(String... words) {
    return new Setting(name, usual, new Bounds.OneOf(List.of(words)));
  }

  public Setting secret() {
    return new Setting(name, usual, new Bounds.Secret());
  }

  /** @param example one that fits, for the sentence that says what is wrong with another */
  public Setting like(String pattern, String example) {
    return new Setting(name, usual, new Bounds.Like(Pattern.compile(pattern), example));
  }

  public Setting prose() {
    return new Setting(name, usual, new Bounds.Prose());
  }

  public boolean isSecret() {
    return bounds instanceof Bounds.Secret;
  }

  /** Whether it may have this value, of the right kind and within its bounds. */
  public boolean takes(Object value) {
    boolean sameKind = usual instanceof List<?> ? value instanceof List<?> : usual.getClass().isInstance(value);
    return sameKind && switch (bounds) {
      case Bounds.None() -> true;
      case Bounds.Secret() -> true;
      case Bounds.Prose() -> true;
      case Bounds.Like(var pattern, var ignored) -> value instanceof List<?> list
          ? list.stream().allMatch(element -> pattern.matcher(String.valueOf(element)).matches())
          : "".equals(value) || pattern.matcher(value.toString()).matches();
      case Bounds.Between(var least, var most) -> value instanceof Integer number && number >= least && number <= most;
      case Bounds.OneOf(var words) -> value instanceof List<?> list ? words.containsAll(list) : words.contains(value);
    };
  }
}
