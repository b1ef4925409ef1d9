package gewerk.platform.text;

import gewerk.platform.text.Reference.Found;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the references in a text, one after the other, in one pass. */
final class ReferenceScanner {
  private static final int LONGEST_NAME = 255;
  private static final int MOST_DIGITS = 18;
  private static final Map<String, String[]> ATTRIBUTES =
      Map.of(
          "workPackageValue", new String[] {"workPackage", "value"},
          "workPackageLabel", new String[] {"workPackage", "label"},
          "projectValue", new String[] {"project", "value"},
          "projectLabel", new String[] {"project", "label"});
  private static final int LONGEST_WORD = "workPackageValue".length();

  private final String text;
  private int at;
  private int floor;

  ReferenceScanner(String text) {
    this.text = text;
  }

  @Nullable Found next() {
    while (at < text.length()) {
      var found =
          switch (text.charAt(at)) {
            case '#' -> afterHashes();
            case '@' -> afterSign();
            case ':' -> afterColon();
            default -> null;
          };
      if (found != null) {
        floor = at = found.end();
        return found;
      }
      at++;
    }
    return null;
  }

  private @Nullable Found afterHashes() {
    var start = at;
    var digits = start;
    while (digits < text.length() && text.charAt(digits) == '#') {
      digits++;
    }
    at = digits - 1;
    var end = endOfNumber(digits);
    if (end < 0 || digits - start > 3) {
      return null;
    }
    var id = Long.parseLong(text, digits, end, 10);
    if (opens(start)) {
      return new Found(start, end, numbered(digits - start, id));
    }
    return digits - start == 1 ? named(start, end, id) : null;
  }

  private int endOfNumber(int from) {
    var end = from;
    while (end < text.length() && digit(text.charAt(end))) {
      end++;
    }
    var number = end > from && text.charAt(from) != '0' && end - from <= MOST_DIGITS;
    return number && closes(end) ? end : -1;
  }

  private static Reference numbered(int hashes, long id) {
    return hashes == 1 ? new Reference.WorkPackage(id) : new Reference.QuickView(id, hashes == 3);
  }

  private @Nullable Found named(int hash, int end, long id) {
    var start = startOfWord(hash);
    var word = text.substring(start, hash);
    var reference =
        switch (word) {
          case "user" -> new Reference.UserId(id);
          case "group" -> new Reference.GroupId(id);
          default -> Reference.Thing.PATHS.containsKey(word) ? new Reference.Thing(word, id) : null;
        };
    return reference != null && opens(start) ? new Found(start, end, reference) : null;
  }

  private @Nullable Found afterSign() {
    var end = endOfLogin(at + 1);
    if (end == at + 1 || !opens(at)) {
      return null;
    }
    return new Found(at, end, new Reference.Login(text.substring(at + 1, end), true));
  }

  private int endOfLogin(int from) {
    var end = from;
    while (end < text.length() && end - from < LONGEST_NAME && inLogin(text.charAt(end))) {
      end++;
    }
    while (end > from && ".-+".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private @Nullable Found afterColon() {
    var start = startOfWord(at);
    if (start == at || !opens(start)) {
      return null;
    }
    var word = text.substring(start, at);
    if (word.equals("user")) {
      return login(start);
    }
    var attribute = ATTRIBUTES.get(word);
    return attribute == null ? null : attribute(start, attribute);
  }

  private @Nullable Found login(int start) {
    var from = at + 1;
    var end = quoted(from) ? endOfQuote(from) : endOfLogin(from);
    return end == from ? null : new Found(start, end, new Reference.Login(unquoted(from, end), false));
  }

  private @Nullable Found attribute(int start, String[] attribute) {
    var from = at + 1;
    var end = endOfPart(from);
    if (end == from) {
      return null;
    }
    var first = unquoted(from, end);
    var last = end < text.length() && text.charAt(end) == ':' ? endOfPart(end + 1) : end;
    if (last <= end + 1) {
      return new Found(start, end, new Reference.Attribute(attribute[0], attribute[1], null, first));
    }
    return new Found(start, last, new Reference.Attribute(attribute[0], attribute[1], first, unquoted(end + 1, last)));
  }

  private int endOfPart(int from) {
    if (quoted(from)) {
      return endOfQuote(from);
    }
    var end = from;
    while (end < text.length() && end - from < LONGEST_NAME && (inWord(text.charAt(end)) || text.charAt(end) == '-')) {
      end++;
    }
    return end;
  }

  private boolean quoted(int from) {
    return from < text.length() && text.charAt(from) == '"';
  }

  /** The place after the closing quote, or where we began when it does not close soon: looking further would cost the square of the length. */
  private int endOfQuote(int from) {
    var close = text.indexOf('"', from + 1, Math.min(text.length(), from + LONGEST_NAME));
    return close > from + 1 ? close + 1 : from;
  }

  private String unquoted(int from, int end) {
    return quoted(from) ? text.substring(from + 1, end - 1) : text.substring(from, end);
  }

  private int startOfWord(int end) {
    var start = end;
    while (start > floor && end - start <= LONGEST_WORD && letter(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  /** A reference begins here, not in the middle of a word or an address. */
  private boolean opens(int start) {
    if (start == 0) {
      return true;
    }
    var before = text.charAt(start - 1);
    return !inWord(before) && "/#&=?%@!\\".indexOf(before) < 0;
  }

  private boolean closes(int end) {
    if (end == text.length()) {
      return true;
    }
    var after = text.charAt(end);
    if (inWord(after) || "#@/\\".indexOf(after) >= 0) {
      return false;
    }
    var glue = ".-:+".indexOf(after) >= 0 && end + 1 < text.length();
    return !glue || !inWord(text.charAt(end + 1));
  }

  private static boolean inLogin(char c) {
    return inWord(c) || c == '.' || c == '-' || c == '+';
  }

  private static boolean inWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private static boolean letter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
