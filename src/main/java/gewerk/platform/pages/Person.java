package gewerk.platform.pages;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Someone as pages show them: a name, a way to them, a picture or two initials. */
public record Person(String name, @Nullable String href, @Nullable String picture) {
  public static Person named(String name) {
    return new Person(name, null, null);
  }

  public String initials() {
    var words = Arrays.stream(name.strip().split("\\s+")).filter(word -> !word.isEmpty() && Character.isLetterOrDigit(word.codePointAt(0))).toList();
    if (words.isEmpty()) return "?";
    var ends = words.size() == 1 ? words : java.util.List.of(words.getFirst(), words.getLast());
    return ends.stream().map(word -> Character.toString(Character.toUpperCase(word.codePointAt(0)))).collect(Collectors.joining());
  }
}
