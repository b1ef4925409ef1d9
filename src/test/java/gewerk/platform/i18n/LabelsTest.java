package gewerk.platform.i18n;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Labels are complete in every language, and say what they should. */
class LabelsTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern SAID = Pattern.compile("\\b(say|count)\\(\"([^\"]+)\"\\s*[,)]");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

  private final Labels labels = Labels.load(List.of()).strict();

  @Test
  void everyFolderHasTheSameKeysInEveryLanguage() throws IOException {
    for (var english : files("en.properties")) {
      var german = english.resolveSibling("de.properties");
      assertThat(german).as("labels beside %s", english).exists();
      assertThat(read(german).keySet()).as(german.toString()).isEqualTo(read(english).keySet());
    }
    for (var german : files("de.properties")) assertThat(german.resolveSibling("en.properties")).exists();
  }

  @Test
  void translationsKeepThePlaceholders() throws IOException {
    for (var english : files("en.properties")) {
      var german = read(english.resolveSibling("de.properties"));
      read(english).forEach((key, text) ->
          assertThat(placeholders(german.getOrDefault(key, ""))).as(key).isEqualTo(placeholders(text)));
    }
  }

  @Test
  void noKeyStandsInTwoFolders() throws IOException {
    var owners = new TreeMap<String, Path>();
    for (var file : files("en.properties")) {
      for (var key : read(file).keySet()) {
        assertThat(owners.put(key, file)).as("%s, also in %s", key, file).isNull();
      }
    }
  }

  @Test
  void everyKeyThatATemplateOrPageSaysExists() throws IOException {
    var known = new TreeSet<String>();
    for (var file : files("en.properties")) known.addAll(read(file).keySet());
    var missing = new ArrayList<String>();
    for (var source : files("")) {
      if (!source.toString().endsWith(".jte") && !source.toString().endsWith(".java")) continue;
      var said = SAID.matcher(Files.readString(source));
      while (said.find()) {
        var key = said.group(2) + (said.group(1).equals("count") ? ".other" : "");
        if (!known.contains(key)) missing.add(source + " says " + key);
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void aMissingKeyIsAnErrorInTestsAndShownAsItselfOtherwise() {
    assertThatThrownBy(() -> labels.in(Locale.ENGLISH).say("no.such.label")).hasMessageContaining("no.such.label");
    assertThat(Labels.load(List.of()).in(Locale.ENGLISH).say("no.such.label")).isEqualTo("no.such.label");
  }

  @Test
  void pluralsFollowTheNumber() {
    var german = labels.in(Locale.GERMAN);
    assertThat(german.count("i18n.minutesAgo", 1)).isEqualTo("vor 1 Minute");
    assertThat(german.count("i18n.minutesAgo", 1500)).isEqualTo("vor 1.500 Minuten");
  }

  @Test
  void thePseudoLanguageMarksAndLengthensButKeepsArguments() {
    assertThat(labels.in(Labels.PSEUDO).say("i18n.hours", 16)).startsWith("⟦16 ").endsWith("·⟧");
    assertThat(labels.in(Labels.PSEUDO).say("i18n.yesterday")).hasSizeGreaterThan("yesterday".length() + 3);
  }

  @Test
  void theBrowsersWishDecidesTheLanguageAndKeepsItsRegion() {
    assertThat(labels.closest("fr-FR, de-CH;q=0.8, en;q=0.5")).isEqualTo(Locale.forLanguageTag("de-CH"));
    assertThat(labels.closest("fr")).isEqualTo(Locale.ENGLISH);
    assertThat(labels.closest(";;;")).isEqualTo(Locale.ENGLISH);
  }

  private static List<Path> files(String ending) throws IOException {
    try (var files = Files.walk(SOURCES)) {
      return files.filter(Files::isRegularFile).filter(file -> file.getFileName().toString().endsWith(ending)).toList();
    }
  }

  private static TreeMap<String, String> read(Path file) throws IOException {
    var properties = new Properties();
    properties.load(new StringReader(Files.readString(file)));
    var sorted = new TreeMap<String, String>();
    properties.forEach((key, text) -> sorted.put(key.toString(), text.toString()));
    return sorted;
  }

  private static Set<String> placeholders(String text) {
    var found = new TreeSet<String>();
    PLACEHOLDER.matcher(text).results().forEach(match -> found.add(match.group()));
    return found;
  }
}
