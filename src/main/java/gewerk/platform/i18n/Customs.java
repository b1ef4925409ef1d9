package gewerk.platform.i18n;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How an installation writes, where its administrator does not leave that to the language of each reader.
 *
 * @param language of readers who have not said theirs
 * @param date as {@code strftime} has it, {@code %d.%m.%Y}; empty where each language has its own
 * @param time the same, {@code %H:%M}
 * @param hoursPerDay of days in durations; 0 where durations are told in hours
 */
public record Customs(Locale language, String date, String time, int hoursPerDay) {
  /** Everything as the reader's language has it. */
  public static final Customs USUAL = new Customs(Locale.ENGLISH, "", "", 0);

  private static final Map<Character, String> LETTERS = Map.ofEntries(Map.entry('Y', "yyyy"), Map.entry('y', "yy"), Map.entry('m', "MM"), Map.entry('B', "MMMM"),
      Map.entry('b', "MMM"), Map.entry('d', "dd"), Map.entry('e', "d"), Map.entry('j', "DDD"), Map.entry('H', "HH"), Map.entry('k', "H"), Map.entry('I', "hh"),
      Map.entry('l', "h"), Map.entry('P', "a"), Map.entry('p', "a"), Map.entry('M', "mm"));

  /** A moment as a pattern would have it. */
  public static String example(String pattern, LocalDateTime moment, Locale locale) {
    return formatter(pattern, locale).map(format -> format.format(moment)).orElse("");
  }

  Optional<DateTimeFormatter> dates(Locale locale) {
    return formatter(date, locale);
  }

  Optional<DateTimeFormatter> times(Locale locale) {
    return formatter(time, locale);
  }

  /** Of a pattern of {@code strftime}; what it does not know stands for itself. */
  private static Optional<DateTimeFormatter> formatter(String pattern, Locale locale) {
    if (pattern.isEmpty()) {
      return Optional.empty();
    }
    var translated = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      var letter = pattern.charAt(i) == '%' && i + 1 < pattern.length() ? LETTERS.get(pattern.charAt(i + 1)) : null;
      translated.append(letter == null ? quoted(pattern.charAt(i)) : letter);
      i += letter == null ? 0 : 1;
    }
    return Optional.of(DateTimeFormatter.ofPattern(translated.toString(), locale));
  }

  private static String quoted(char letter) {
    return letter == '\'' ? "\'\'" : "'" + letter + "'";
  }
}
