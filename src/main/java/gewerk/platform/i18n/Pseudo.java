package gewerk.platform.i18n;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A language nobody speaks: marked and a third longer, so that untranslated and clipped texts are seen. */
final class Pseudo {
  private static final String PLAIN = "AEINOSUaceinosuyz";
  private static final String MARKED = "ÅÉÎÑÖŠÛàçéîñöšûýž";
  private static final Pattern PLACEHOLDER_OR_LETTER = Pattern.compile("\\{\\d+}|.", Pattern.DOTALL);

  private Pseudo() {}

  static Map<String, String> of(Map<String, String> english) {
    var marked = new HashMap<String, String>();
    english.forEach((key, text) -> marked.put(key, mark(text)));
    return Map.copyOf(marked);
  }

  private static String mark(String text) {
    var letters = PLACEHOLDER_OR_LETTER.matcher(text).replaceAll(found -> accent(found.group()));
    return "⟦" + letters + "·".repeat(1 + text.length() / 3) + "⟧";
  }

  private static String accent(String part) {
    var at = part.length() == 1 ? PLAIN.indexOf(part.charAt(0)) : -1;
    return at < 0 ? java.util.regex.Matcher.quoteReplacement(part) : MARKED.substring(at, at + 1);
  }
}
