package gewerk.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class TextDiffTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "paint the crane | paint the ship | paint the <del>crane</del><ins>ship</ins>",
        "a b | a b | a b",
        "a | a, b | a<ins>, b</ins>",
        "a, b | b | <del>a, </del>b",
        "'' | new | <ins>new</ins>",
        "old | '' | <del>old</del>",
        "<b> | <i> | &lt;<del>b</del><ins>i</ins>&gt;"
      })
  void wordsThatWentAndCameAreMarked(String before, String after, String html) {
    assertThat(TextDiff.html(before, after)).isEqualTo(html);
  }

  @Test
  void linesStayLines() {
    assertThat(TextDiff.html("a\r\nb", "a\nc")).isEqualTo("a<br>\n<del>b</del><ins>c</ins>");
  }

  @Test
  void bothTextsCanBeReadFromTheDifference() {
    var random = new Random(7);
    for (var i = 0; i < 300; i++) {
      var before = words(random, random.nextInt(40), 6);
      var after = words(random, random.nextInt(40), 6);
      checkBoth(before, after);
    }
  }

  @Test
  void longTextsThatDifferEverywhereAreComparedCoarselyAndSoon() {
    var random = new Random(8);
    var before = words(random, 20_000, 50_000);
    checkBoth(before, words(random, 20_000, 50_000));
    checkBoth("a ".repeat(50_000), "b ".repeat(50_000));
    checkBoth("a\n".repeat(50_000), "b\n".repeat(50_000));
    checkBoth("a".repeat(100_000), "!".repeat(100_000));
  }

  @Test
  void oneWordInALongTextIsFoundExactly() {
    var long1 = "ship ".repeat(20_000);
    assertThat(TextDiff.html(long1 + "old " + long1, long1 + "new " + long1))
        .isEqualTo(long1 + "<del>old</del><ins>new</ins> " + long1);
    var lines = "ship and crane\n".repeat(1_500);
    assertThat(TextDiff.html("x y\n" + lines + "old z\n", "x v\n" + lines + "new z\n"))
        .contains("x <del>y</del><ins>v</ins>", "<del>old</del><ins>new</ins> z");
  }

  private static void checkBoth(String before, String after) {
    var html = TextDiff.html(before, after);
    assertThat(text(html, "ins", "del")).isEqualTo(before);
    assertThat(text(html, "del", "ins")).isEqualTo(after);
  }

  private static String text(String html, String dropped, String kept) {
    return html.replaceAll("(?s)<" + dropped + ">.*?</" + dropped + ">", "").replaceAll("</?" + kept + ">", "").replace("<br>\n", "\n");
  }

  private static String words(Random random, int count, int vocabulary) {
    return random.ints(count, 0, vocabulary).mapToObj(n -> "w" + n + (n % 5 == 0 ? "\n" : " ")).collect(Collectors.joining());
  }
}
