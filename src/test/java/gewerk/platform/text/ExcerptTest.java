package gewerk.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTest {
  @Test
  void markupIsLeftOut() {
    var raw = "# Title\n\nSome *bold* `code` [link](https://x.org) ![alt](a.png)\n\n- [x] one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<div>raw <b>x</b></div>\n\n```\nint i;\n```";
    assertThat(Excerpt.of(raw, 200)).isEqualTo("Title Some bold code link alt one two a b 1 2 raw x int i;");
  }

  @Test
  void theOpeningIsTheFirstParagraphAlone() {
    assertThat(Excerpt.ofOpening("# Title\n\nThe *harbour*\ngrows.\n\n| what | when |\n|---|---|\n| a | b |\n", 200)).isEqualTo("The harbour grows.");
    assertThat(Excerpt.ofOpening("one two three\n\nfour", 7)).isEqualTo("one…");
    assertThat(Excerpt.ofOpening("- first\n- second", 200)).isEqualTo("first second");
    assertThat(Excerpt.ofOpening("", 200)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"one two three, 13, one two three", "one two three, 12, one two…", "one two three, 9, one two…", "one two three, 8, one two…", "one two three, 7, one…", "abcdefgh, 5, abcd…", "abc, 1, …"})
  void wordsAreKeptWhole(String raw, int length, String excerpt) {
    assertThat(Excerpt.of(raw, length)).isEqualTo(excerpt);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 100, 1000})
  void anExcerptIsNeverLonger(int length) {
    assertThat(Excerpt.of("😀".repeat(3000), length)).hasSizeLessThanOrEqualTo(length).doesNotEndWith("\ud83d…");
    assertThat(Excerpt.of("word **bold** ".repeat(3000), length)).hasSizeLessThanOrEqualTo(length).endsWith("…");
  }

  @Test
  void mentionsAreReadAsNames() {
    assertThat(Excerpt.of("Hi <mention data-id=\"5\" data-type=\"user\">@Ada</mention>!", 50)).isEqualTo("Hi @Ada!");
  }

  @Test
  void noLengthIsNoExcerpt() {
    assertThatThrownBy(() -> Excerpt.of("a", 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
