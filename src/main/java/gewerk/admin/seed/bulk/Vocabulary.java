package gewerk.admin.seed.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Some thousand words, of which a few are used all the time, as in real texts: those of the harbour, then invented ones. */
final class Vocabulary {
  private static final int SIZE = 6_000;
  private static final List<String> SYLLABLES = List.of("ba", "ber", "dal", "den", "dor", "fa", "fel", "gar", "gen", "ha", "hol", "ka", "kel", "kir", "la",
      "lin", "lo", "mar", "men", "mo", "na", "nor", "pe", "ra", "rin", "ro", "sa", "sel", "ska", "sten", "ta", "tor", "un", "va", "vik", "wen");

  private final List<String> words;
  private final Chance chance;

  Vocabulary(Chance chance) {
    this.chance = chance;
    var all = new LinkedHashSet<>(harbour());
    while (all.size() < SIZE) {
      all.add(invented());
    }
    words = new ArrayList<>(all);
  }

  int size() {
    return words.size();
  }

  String word() {
    return chance.oftenFirst(words);
  }

  /** Without a full stop. */
  String phrase(int fewest, int most) {
    var phrase = new StringBuilder();
    int length = chance.between(fewest, most);
    for (int i = 0; i < length; i++) {
      phrase.append(i == 0 ? "" : " ").append(word());
    }
    return capital(phrase.toString());
  }

  /** Markdown: paragraphs, now and then a list of tasks or a table. */
  String text() {
    var text = new StringBuilder(paragraph());
    if (chance.percent(40)) {
      text.append("\n\n").append(paragraph());
    }
    if (chance.percent(20)) {
      text.append("\n\n- [x] ").append(phrase(2, 5)).append("\n- [ ] ").append(phrase(2, 5)).append("\n- [ ] ").append(phrase(2, 5));
    }
    if (chance.percent(8)) {
      text.append("\n\n| ").append(word()).append(" | ").append(word()).append(" |\n|---|---:|\n| ").append(phrase(1, 2)).append(" | ")
          .append(chance.below(1_000)).append(" |");
    }
    return text.toString();
  }

  String paragraph() {
    var paragraph = new StringBuilder(phrase(5, 14)).append('.');
    for (int more = chance.longTail(8); more > 0; more--) {
      paragraph.append(' ').append(phrase(5, 14)).append('.');
    }
    return paragraph.toString();
  }

  String name() {
    return capital(invented());
  }

  private String invented() {
    var word = new StringBuilder(chance.oneOf(SYLLABLES));
    for (int more = chance.between(1, 2); more > 0; more--) {
      word.append(chance.oneOf(SYLLABLES));
    }
    return word.toString();
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static List<String> harbour() {
    try (InputStream words = Vocabulary.class.getResourceAsStream("words.txt")) {
      return List.of(new String(words.readAllBytes(), StandardCharsets.UTF_8).split("\\s+"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
