package gewerk.platform.i18n;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * Every text of the product, in every language it speaks.
 *
 * <p>A feature's folder holds {@code en.properties} and {@code de.properties} beside its Java; a key begins with the
 * folder's name ({@code timeentries.start}) and is written out in full, so that a search finds it. Plurals are two keys,
 * {@code key.one} and {@code key.other}: enough for the languages we ship, and plain text for whoever translates. A
 * language with more plural forms adds its names in {@link Words#count}.
 */
public final class Labels {
  public static final Locale PSEUDO = Locale.forLanguageTag("qps");
  public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

  private final Map<String, Map<String, String>> texts;
  private final boolean strict;
  private volatile Supplier<Customs> customs = () -> Customs.USUAL;

  private Labels(Map<String, Map<String, String>> texts, boolean strict) {
    this.texts = texts;
    this.strict = strict;
  }

  /** Reads the labels beside each of these classes, and our own. */
  public static Labels load(List<? extends Class<?>> features) {
    var anchors = new LinkedHashSet<Class<?>>(features);
    anchors.add(Labels.class);
    var texts = new LinkedHashMap<String, Map<String, String>>();
    for (var language : LANGUAGES) {
      texts.put(language.getLanguage(), read(anchors, language.getLanguage()));
    }
    return new Labels(Map.copyOf(texts), false);
  }

  private static Map<String, String> read(Iterable<Class<?>> anchors, String language) {
    var all = new LinkedHashMap<String, String>();
    var folders = new ArrayList<String>();
    for (var anchor : anchors) {
      if (folders.contains(anchor.getPackageName())) continue;
      folders.add(anchor.getPackageName());
      file(anchor, language).forEach((key, text) -> {
        if (all.put(key.toString(), text.toString()) != null) {
          throw new IllegalStateException("The label " + key + " stands twice, the second time in " + anchor.getPackageName());
        }
      });
    }
    return Map.copyOf(all);
  }

  private static Properties file(Class<?> anchor, String language) {
    var properties = new Properties();
    try (var stream = anchor.getResourceAsStream(language + ".properties")) {
      if (stream != null) properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
      return properties;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read the labels of " + anchor.getPackageName(), unreadable);
    }
  }

  /** From now on, the installation writes like this; asked each time. */
  public void follow(Supplier<Customs> customs) {
    this.customs = customs;
  }

  /** The same labels, but a missing key is an exception instead of a page that shows the key. For tests. */
  public Labels strict() {
    return new Labels(texts, true);
  }

  /** What we say to someone who reads this language; English where it is missing. */
  public Words in(Locale locale) {
    var english = texts.getOrDefault("en", Map.of());
    if (locale.getLanguage().equals(PSEUDO.getLanguage())) return new Words(locale, Pseudo.of(english), english, new Words.Manner(strict, customs));
    return new Words(locale, texts.getOrDefault(locale.getLanguage(), english), english, new Words.Manner(strict, customs));
  }

  /** The reader's language by what the browser asks for ({@code Accept-Language}), else the installation's; keeps the region, for dates. */
  public Locale closest(String acceptLanguage) {
    try {
      return Locale.LanguageRange.parse(acceptLanguage).stream()
          .map(range -> Locale.forLanguageTag(range.getRange()))
          .filter(locale -> texts.containsKey(locale.getLanguage()))
          .findFirst()
          .orElseGet(() -> customs.get().language());
    } catch (IllegalArgumentException notALanguageRange) {
      return customs.get().language();
    }
  }
}
