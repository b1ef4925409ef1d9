package gewerk.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Measures how long a text takes after warm-up; run with {@code -Dgroups=bench -DexcludedGroups=}. */
@Tag("bench")
class MarkdownBench {
  private static final String WORDS =
      "The crane at berth four stands still since Monday and the harbour master asks for a date. We need a spare part from the"
          + " yard, two people for a day, and a dry hour for the paint. Please look at the plan before the meeting, tell the"
          + " crew about the delay, and write down what it costs us in the end of the month";
  private final Markdown markdown = new Markdown(LinkTargets.usual());

  @ParameterizedTest
  @CsvSource({"plain", "rich", "html"})
  void aDescriptionOfSixtyWords(String kind) {
    var raw =
        switch (kind) {
          case "plain" -> WORDS;
          case "rich" -> "## Crane\n\n" + WORDS.replace("berth four", "**berth four** (#12)").replace("a date", "[a date](https://x.org)") + "\n\n- [x] ask @ada\n- `b`";
          default -> WORDS.replace("crane", "<u>crane</u>");
        };
    var length = 0L;
    for (var round = 0; round < 8; round++) {
      var started = System.nanoTime();
      for (var i = 0; i < 10_000; i++) {
        length += markdown.html(raw, References.NONE).length();
      }
      System.out.printf("%s: %.1f µs%n", kind, (System.nanoTime() - started) / 10_000 / 1000.0);
    }
    assertThat(length).isPositive();
  }
}
