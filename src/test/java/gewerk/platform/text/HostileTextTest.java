package gewerk.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import gewerk.testkit.Effort;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileTextTest {
  private static final int SIZE = 100_000;
  private final Markdown markdown = new Markdown(LinkTargets.usual());

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void aHostileTextIsRenderedSafelyAndSoon(String name, String raw) {
    Effort.atMost(Duration.ofSeconds(5), () -> check(raw));
  }

  private void check(String raw) {
    var html = markdown.html(raw, new Harbour());
    SafeHtml.check(html);
    assertThat(Excerpt.of(raw, 200)).hasSizeLessThanOrEqualTo(200);
    assertThat(Mentions.in(raw).users()).isSubsetOf(5L);
    SafeHtml.check(Plain.html(raw));
    assertThat(html.length()).isLessThan(SIZE * 60);
  }

  static Stream<Arguments> texts() {
    return Stream.concat(
        Stream.of(
                "[", "]", "*", "_", "`", ">", "> ", "#", "~", "<", "!", "![", "[]", "[](", "*a ", "*a **a ", "_a __a ", "a**b", "![a](",
                "[a](<b", "`a``b", "@ada ", "@ada@", "user:", "user:\"", "workPackageValue:\"", "#1", "#1 ", "##", "&", "&amp;", "\\",
                "<b>", "<b><i>", "<b><p>", "<div>", "<div>\n\n", "<a href=x>", "</b>", "<table><tr><td>", "<macro>", "</macro>",
                "<u></macro>", "<macro></p>", "<mention data-id=\"5\" data-type=\"user\">", "<mention data-id=\"5\" data-type=\"user\">x</mention>",
                "<!--", "<?", "<![CDATA[", "<x ", "<b x=\"", "- ", "1. ", "- a\n", "* * ", "|", "|a", "a|b\n-|-\n", "\n", "https://x.org ",
                "a@b.c ", "www.", "a.", "(", "[^", "[a]: b\n", "# a\n", "- [ ] a\n", "\u0000", "😀", "\t", "<b>*", "<details><summary>")
            .map(piece -> Arguments.of(piece.strip() + "…", piece.repeat(SIZE / piece.length()))),
        Stream.of(
            Arguments.of("nested list", lines(400, n -> " ".repeat(n) + "- a")),
            Arguments.of("nested quotes", lines(400, n -> ">".repeat(n) + "a")),
            Arguments.of("wide table", "|a".repeat(3000) + "|\n" + "|-".repeat(3000) + "|\n" + ("|b".repeat(3000) + "|\n").repeat(15)),
            Arguments.of("short rows of a wide table", "|a".repeat(1000) + "|\n" + "|-".repeat(1000) + "|\n" + "|b\n".repeat(3000)),
            Arguments.of("emphasis opened, then closed", "*a ".repeat(SIZE / 6) + " a*".repeat(SIZE / 6)),
            Arguments.of("brackets opened, then closed", "[".repeat(SIZE / 2) + "]".repeat(SIZE / 2)),
            Arguments.of("images in images", "![".repeat(SIZE / 8) + "](/a)".repeat(SIZE / 8)),
            Arguments.of("code of growing fences", lines(440, n -> "a" + "`".repeat(n)))));
  }

  private static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n"));
  }
}
