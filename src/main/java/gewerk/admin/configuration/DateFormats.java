package gewerk.admin.configuration;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Turns formats as the settings have them ({@code %d.%m.%Y}) into those that browsers' libraries know ({@code DD.MM.YYYY}). */
final class DateFormats {
  private static final Map<Character, String> OTHER = Map.ofEntries(
      Map.entry('Y', "YYYY"), Map.entry('y', "YY"), Map.entry('m', "MM"), Map.entry('B', "MMMM"), Map.entry('b', "MMM"), Map.entry('d', "DD"),
      Map.entry('e', "D"), Map.entry('j', "DDDD"), Map.entry('H', "HH"), Map.entry('k', "H"), Map.entry('I', "hh"), Map.entry('l', "h"),
      Map.entry('P', "A"), Map.entry('p', "a"), Map.entry('M', "mm"));

  private DateFormats() {}

  /** Null where nothing is set. */
  static @Nullable String translated(String format) {
    if (format.isEmpty()) {
      return null;
    }
    var translated = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char letter = format.charAt(i);
      if (letter == '%' && i + 1 < format.length()) {
        i++;
        translated.append(OTHER.getOrDefault(format.charAt(i), "%" + format.charAt(i)));
      } else {
        translated.append(letter);
      }
    }
    return translated.toString();
  }
}
