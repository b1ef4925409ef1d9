package gewerk.admin.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DateFormatsTest {
  @Test
  void formatsAreTranslatedLetterByLetter() {
    assertThat(DateFormats.translated("%d.%m.%Y")).isEqualTo("DD.MM.YYYY");
    assertThat(DateFormats.translated("%H:%M")).isEqualTo("HH:mm");
    assertThat(DateFormats.translated("%B %e, %Y")).isEqualTo("MMMM D, YYYY");
    assertThat(DateFormats.translated("%I:%M %P")).isEqualTo("hh:mm A");
  }

  @Test
  void nothingSetIsNoFormat() {
    assertThat(DateFormats.translated("")).isNull();
  }

  @Test
  void whatIsUnknownStays() {
    assertThat(DateFormats.translated("%q %")).isEqualTo("%q %");
  }
}
