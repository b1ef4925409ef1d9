package gewerk.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import gewerk.platform.database.ChangeFeed;
import gewerk.testkit.Eventually;
import gewerk.platform.secrets.Secrets;
import gewerk.testkit.TestDatabase;
import gewerk.testkit.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  @RegisterExtension
  static final TestDatabase copy = TestDatabase.copy();

  private static final List<Setting> ALL = List.of(new Setting("title", "Gewerk"), new Setting("guests", true), new Setting("page_size", 20),
      new Setting("languages", List.of("en", "de")));

  @BeforeEach
  void forget() {
    World.in(copy.database()).usualSettings();
  }

  @Test
  void whatNobodySetIsAsDeclared() {
    var settings = settings(Map.of());
    assertThat(settings.text("title")).isEqualTo("Gewerk");
    assertThat(settings.truth("guests")).isTrue();
    assertThat(settings.number("page_size")).isEqualTo(20);
    assertThat(settings.texts("languages")).containsExactly("en", "de");
  }

  @Test
  void whatIsSetHoldsAtOnceAndSurvives() {
    var settings = settings(Map.of());
    settings.set("title", "Wharf");
    settings.set("guests", false);
    settings.set("page_size", 50);
    settings.set("languages", List.of("fr"));
    for (var one : List.of(settings, settings(Map.of()))) {
      assertThat(List.of(one.text("title"), one.truth("guests"), one.number("page_size"), one.texts("languages"))).isEqualTo(List.of("Wharf", false, 50, List.of("fr")));
    }
  }

  @Test
  void theEnvironmentWinsAndFixes() {
    var settings = settings(Map.of("GEWERK_TITLE", "Yard", "OPENPROJECT_PAGE__SIZE", " 100 ", "OPENPROJECT_LANGUAGES", "fr, it es"));
    settings.set("title", "Wharf");
    assertThat(settings.text("title")).isEqualTo("Yard");
    assertThat(settings.number("page_size")).isEqualTo(100);
    assertThat(settings.texts("languages")).containsExactly("fr", "it", "es");
    assertThat(settings.isFixed("title")).isTrue();
    assertThat(settings.isFixed("guests")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "1", "t", "yes", "ON"})
  void manyWordsAreTrue(String word) {
    assertThat(settings(Map.of("GEWERK_GUESTS", word)).truth("guests")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "0", "off", ""})
  void theRestIsNot(String word) {
    assertThat(settings(Map.of("GEWERK_GUESTS", word)).truth("guests")).isFalse();
  }

  @Test
  void anotherNodeHearsOfIt() {
    var there = copy.anotherNode();
    var hearing = ChangeFeed.start(there);
    try {
      var settings = new Settings(there, Map.of(), Secrets.keptInDatabase(there));
      settings.declare(ALL);
      assertThat(settings.text("title")).isEqualTo("Gewerk");
      settings(Map.of()).set("title", "Dock");
      Eventually.is("Dock", () -> settings.text("title"));
    } finally {
      hearing.close();
    }
  }

  @Test
  void mistakesOfOursAreNoticed() {
    var settings = settings(Map.of());
    assertThatThrownBy(() -> settings.text("bogus")).hasMessageContaining("No such setting: bogus");
    assertThatThrownBy(() -> settings.declare(ALL)).hasMessageContaining("declared twice");
    assertThatThrownBy(() -> settings.set("page_size", "many")).hasMessageContaining("Wrong kind of value");
    assertThatThrownBy(() -> settings.set("title", List.of("a"))).hasMessageContaining("Wrong kind of value");
    assertThatThrownBy(() -> new Setting("bad", 1.5)).hasMessageContaining("bad");
  }

  private static Settings settings(Map<String, String> environment) {
    var settings = new Settings(copy.database(), environment, Secrets.keptInDatabase(copy.database()));
    settings.declare(ALL);
    return settings;
  }
}
