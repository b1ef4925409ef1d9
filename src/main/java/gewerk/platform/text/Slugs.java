package gewerk.platform.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Names for the headings of one document, each different from the others. */
final class Slugs {
  private final Map<String, Integer> used = new HashMap<>();

  String of(String heading) {
    var slug = plain(heading);
    var name = slug;
    while (used.containsKey(name)) {
      name = slug + "-" + used.merge(slug, 1, Integer::sum);
    }
    used.put(name, 0);
    return name;
  }

  private static String plain(String heading) {
    var out = new StringBuilder(heading.length());
    heading.strip().toLowerCase(Locale.ROOT).codePoints().forEach(c -> append(out, c));
    return out.isEmpty() ? "section" : out.toString();
  }

  private static void append(StringBuilder out, int c) {
    if (Character.isLetterOrDigit(c) || c == '_' || c == '-') {
      out.appendCodePoint(c);
    } else if (Character.isWhitespace(c)) {
      out.append('-');
    }
  }
}
