package gewerk.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {
  private final Markdown markdown = new Markdown(LinkTargets.usual());

  @Test
  void anEmptyTextIsEmptyHtml() {
    assertThat(html("")).isEmpty();
    assertThat(html(" \n\n ")).isEmpty();
  }

  @Test
  void markdownAndReferencesMeetInOneParagraph() {
    assertThat(html("Hello *world* #12"))
        .isEqualTo(
            "<p class=\"op-uc-p\">Hello <em>world</em> "
                + "<a class=\"issue work_package preview-trigger op-uc-link\" target=\"_top\" href=\"/work_packages/12\">#12</a></p>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      value = {
        "Hello *world* ¦ <p class=\"op-uc-p\">Hello <em>world</em></p>",
        "**a** ~~b~~ ¦ <p class=\"op-uc-p\"><strong>a</strong> <del>b</del></p>",
        "`a<b` ¦ <p class=\"op-uc-p\"><code class=\"op-uc-code\">a&lt;b</code></p>",
        "> a ¦ <blockquote class=\"op-uc-blockquote\"><p class=\"op-uc-p\">a</p></blockquote>",
        "--- ¦ <hr class=\"op-uc-hr\">",
        "a\\nb ¦ <p class=\"op-uc-p\">a\\nb</p>",
        "a  \\nb ¦ <p class=\"op-uc-p\">a<br>\\nb</p>",
        "a<br/>b ¦ <p class=\"op-uc-p\">a<br>b</p>",
        "a<!-- secret -->b ¦ <p class=\"op-uc-p\">ab</p>",
        "a\\n\\nb ¦ <p class=\"op-uc-p\">a</p>\\n<p class=\"op-uc-p\">b</p>",
        "1 < 2 & \"3\" ¦ <p class=\"op-uc-p\">1 &lt; 2 &amp; &quot;3&quot;</p>",
        "- a\\n- b ¦ <ul class=\"op-uc-list\">\\n<li class=\"op-uc-list--item\">a</li>\\n<li class=\"op-uc-list--item\">b</li>\\n</ul>",
        "3. a ¦ <ol class=\"op-uc-list\" start=\"3\">\\n<li class=\"op-uc-list--item\">a</li>\\n</ol>",
        "```java x\\na<b\\n``` ¦ <pre class=\"op-uc-code-block\"><code class=\"op-uc-code language-java\">a&lt;b\\n</code></pre>",
        "![Alt *x*](/a.png \"T\") ¦ <p class=\"op-uc-p\"><img class=\"op-uc-image\" src=\"/a.png\" alt=\"Alt x\" title=\"T\"></p>",
      })
  void everyElementHasItsClass(String raw, String html) {
    assertThat(html(raw.replace("\\n", "\n"))).isEqualTo(html.replace("\\n", "\n"));
  }

  @Test
  void indentedCodeKeepsItsLines() {
    assertThat(html("    a\n\n    b")).isEqualTo("<pre class=\"op-uc-code-block\"><code class=\"op-uc-code\">a\n\nb\n</code></pre>");
  }

  @Test
  void headingsHaveAnIdOfTheirOwnAndAPermalink() {
    var html = html("## Ships & *Ä*\n\n## Ships & *Ä*");
    assertThat(html)
        .startsWith("<h2 class=\"op-uc-h2\" id=\"ships--ä\">Ships &amp; <em>Ä</em><a class=\"op-uc-link_permalink op-uc-link\" href=\"#ships--ä\"")
        .contains("id=\"ships--ä-1\"");
  }

  @Test
  void aTaskIsACheckboxNamedByItsText() {
    assertThat(html("- [x] done *now*\n- [ ] open"))
        .contains("<ul class=\"op-uc-list op-uc-list_task-list\">")
        .contains("<label><input class=\"op-uc-list--task-checkbox\" type=\"checkbox\" checked=\"checked\" disabled=\"disabled\"> done <em>now</em></label>")
        .contains("<label><input class=\"op-uc-list--task-checkbox\" type=\"checkbox\" disabled=\"disabled\"> open</label>");
  }

  @Test
  void aTableStandsInAFigure() {
    assertThat(html("| a | b |\n|---|--:|\n| 1 | #2 |"))
        .isEqualTo(
            "<figure class=\"op-uc-figure\"><div class=\"op-uc-figure--content\"><table class=\"op-uc-table\">"
                + "<thead class=\"op-uc-table--head\"><tr class=\"op-uc-table--row\">"
                + "<th class=\"op-uc-table--cell op-uc-table--cell_head\">a</th>"
                + "<th class=\"op-uc-table--cell op-uc-table--cell_head\" align=\"right\">b</th></tr></thead>"
                + "<tbody><tr class=\"op-uc-table--row\"><td class=\"op-uc-table--cell\">1</td>"
                + "<td class=\"op-uc-table--cell\" align=\"right\">"
                + "<a class=\"issue work_package preview-trigger op-uc-link\" target=\"_top\" href=\"/work_packages/2\">#2</a>"
                + "</td></tr></tbody></table></div></figure>");
  }

  @Test
  void rawHtmlGetsTheSameClasses() {
    assertThat(html("<table><tr><td>#2 <b>x</b></td></tr></table>\n\n<p>hi</p>"))
        .startsWith("<figure class=\"op-uc-figure\"><div class=\"op-uc-figure--content\"><table class=\"op-uc-table\">")
        .contains("<td class=\"op-uc-table--cell\"><a class=\"issue work_package preview-trigger op-uc-link\"")
        .contains("<b>x</b>")
        .endsWith("</table></div></figure>\n<p class=\"op-uc-p\">hi</p>");
  }

  @ParameterizedTest
  @CsvSource({
    "[a](https://x.org/b?c=d&e=f), https://x.org/b?c=d&amp;e=f",
    "https://x.org/b, https://x.org/b",
    "<https://x.org>, https://x.org",
    "ada@x.org, mailto:ada@x.org",
    "[a](//x.org), //x.org",
    "[a](tel:+49), tel:+49"
  })
  void aLinkThatLeadsAwayKnowsNothingOfUs(String raw, String href) {
    assertThat(html(raw)).contains("<a class=\"op-uc-link\" href=\"" + href + "\" target=\"_top\" rel=\"noopener noreferrer\">");
  }

  @Test
  void aLinkThatStaysHereIsPlain() {
    assertThat(html("[a](/projects/1 \"T\")")).isEqualTo("<p class=\"op-uc-p\"><a class=\"op-uc-link\" href=\"/projects/1\" title=\"T\">a</a></p>");
  }

  @Test
  void aProtocolThatIsNotAllowedLeavesTheWords() {
    assertThat(html("[call](sip:ada) ![x](ftp://a/b.png)")).isEqualTo("<p class=\"op-uc-p\">call x</p>");
    var more = new Markdown(LinkTargets.usual().allowing(Set.of("SIP")));
    assertThat(more.html("[call](sip:ada)", References.NONE)).contains("href=\"sip:ada\"");
    assertThat(more.html("<b></b>[call](sip:ada)", References.NONE)).contains("href=\"sip:ada\"");
  }

  @ParameterizedTest
  @CsvSource({"javascript", "DATA", "vbscript", "'a b'", "''", "http:"})
  void aProtocolThatRunsScriptsCannotBeAllowed(String protocol) {
    var usual = LinkTargets.usual();
    var more = Set.of(protocol);
    assertThatThrownBy(() -> usual.allowing(more)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("cannot be allowed");
  }

  @Test
  void aServerUnderAPathLinksBelowIt() {
    var below = new Markdown(LinkTargets.usual().under("/gewerk"));
    assertThat(below.html("#1 user#5 ![](crane.png)", new Harbour()))
        .contains("href=\"/gewerk/work_packages/1\"", "href=\"/gewerk/users/5\"", "src=\"/gewerk/api/v3/attachments/31/content\"");
  }

  @Test
  void manyThreadsShareOneMarkdown() throws Exception {
    var raw = "# A\n\n#12 and <u>@ada</u>\n\n- [x] b";
    var expected = html(raw);
    try (var threads = Executors.newFixedThreadPool(4)) {
      var answers = IntStream.range(0, 400).mapToObj(_ -> threads.submit(() -> html(raw))).toList();
      for (Future<String> answer : answers) {
        assertThat(answer.get()).isEqualTo(expected);
      }
    }
  }

  private String html(String raw) {
    return markdown.html(raw, new Harbour());
  }
}
