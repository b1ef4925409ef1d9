package gewerk.platform.i18n;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** The product's texts in one reader's language. */
public final class Words {
  private static final Logger LOG = System.getLogger(Words.class.getName());

  private final Locale locale;
  private final Map<String, String> texts;
  private final Map<String, String> english;
  private final Manner manner;

  /** @param strict whether a missing text is an exception */
  record Manner(boolean strict, Supplier<Customs> customs) {}

  Words(Locale locale, Map<String, String> texts, Map<String, String> english, Manner manner) {
    this.locale = locale;
    this.texts = texts;
    this.english = english;
    this.manner = manner;
  }

  public Locale locale() {
    return locale;
  }

  /** How this installation writes dates, times and durations. */
  Customs customs() {
    return manner.customs.get();
  }

  /** The text of a key, with {0}, {1}, … replaced by the arguments as they are. */
  public String say(String key, Object... arguments) {
    var text = texts.getOrDefault(key, english.get(key));
    return text == null ? missing(key) : fill(text, List.of(arguments));
  }

  /** The singular or plural text: {@code key.one} or {@code key.other}; {0} is the number, {1}, … the rest. */
  public String count(String key, long number, Object... more) {
    var arguments = new ArrayList<>(List.<Object>of(NumberFormat.getIntegerInstance(locale).format(number)));
    arguments.addAll(List.of(more));
    return say(key + (number == 1 ? ".one" : ".other"), arguments.toArray());
  }

  public boolean knows(String key) {
    return texts.containsKey(key) || english.containsKey(key);
  }

  private static String fill(String text, List<?> arguments) {
    if (arguments.isEmpty() || text.indexOf('{') < 0) return text;
    var filled = text;
    for (int i = 0; i < arguments.size(); i++) {
      filled = filled.replace("{" + i + "}", String.valueOf(arguments.get(i)));
    }
    return filled;
  }

  private String missing(String key) {
    if (manner.strict) throw new IllegalArgumentException("No label for " + key);
    LOG.log(Level.WARNING, "No label for {0}", key);
    return key;
  }
}
