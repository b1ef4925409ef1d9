package gewerk.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SanitizerTest {
  private static final LinkTargets TARGETS = LinkTargets.usual();
  private final Markdown markdown = new Markdown(TARGETS);
  private final Sanitizer sanitizer = new Sanitizer(TARGETS);

  @ParameterizedTest
  @MethodSource("attacks")
  void noAttackSurvives(String attack) {
    for (var frame : List.of("{}", "a {} b", "- {}", "> {}", "<div>{}</div>", "| a |\n|---|\n| {} |", "# {}", "*{}*", "[{}](/a)", "![{}](/a.png)")) {
      SafeHtml.check(html(frame.replace("{}", attack)));
    }
    SafeHtml.check(Plain.html(attack));
    SafeHtml.check(TextDiff.html(attack, "x " + attack + " y"));
  }

  static Stream<String> attacks() {
    return Stream.of(
        """
        <script>alert(1)</script>
        <SCRIPT SRC=//evil.org/x.js></SCRIPT>
        <scr<script>ipt>alert(1)</scr</script>ipt>
        <script/x>alert(1)</script>
        <img src=x onerror=alert(1)>
        <img/src=x/onerror=alert(1)>
        <img src="javascript:alert(1)">
        <img src="data:image/svg+xml;base64,PHN2Zz4=">
        <img src=`x`onerror=alert(1)>
        <img \"\"\"><script>alert(1)</script>">
        <svg onload=alert(1)>
        <svg><script>alert(1)</script></svg>
        <svg><style><img src=x onerror=alert(1)></style></svg>
        <svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>
        <math><mtext><table><mglyph><style><img src=x onerror=alert(1)>
        <math href="javascript:alert(1)">x</math>
        <iframe src="javascript:alert(1)"></iframe>
        <iframe srcdoc="<script>alert(1)</script>">
        <object data="javascript:alert(1)"></object>
        <embed src="javascript:alert(1)">
        <applet code=x></applet>
        <base href="javascript:alert(1)//">
        <meta http-equiv="refresh" content="0;url=javascript:alert(1)">
        <link rel=stylesheet href=//evil.org/x.css>
        <style>@import '//evil.org/x.css';</style>
        <p style="background:url(javascript:alert(1))">x</p>
        <div style="width:expression(alert(1))">x</div>
        <body onload=alert(1)>
        <a href="javascript:alert(1)">x</a>
        <a href="JaVaScRiPt:alert(1)">x</a>
        <a href=" &#14; javascript:alert(1)">x</a>
        <a href="java&#9;script:alert(1)">x</a>
        <a href="java&#10;script:alert(1)">x</a>
        <a href="java&NewLine;script&colon;alert(1)">x</a>
        <a href="&#106;avascript:alert(1)">x</a>
        <a href="&#x6A&#x61vascript:alert(1)">x</a>
        <a href="data:text/html,<script>alert(1)</script>">x</a>
        <a href="vbscript:msgbox(1)">x</a>
        <a href="x" onclick="alert(1)" onmouseover='alert(1)'>x</a>
        <a href="/x" target="_blank" rel="opener" style="position:fixed" ping="//evil.org">x</a>
        <form action="javascript:alert(1)"><button formaction="javascript:alert(1)">x</button></form>
        <input type=text autofocus onfocus=alert(1)>
        <input type="checkbox" onchange="alert(1)" name=x form=y>
        <textarea><script>alert(1)</script></textarea>
        <select><option onclick=alert(1)>x</select>
        <video src=x onerror=alert(1)><source onerror=alert(1)></video>
        <audio src=x onerror=alert(1)>
        <details open ontoggle=alert(1)><summary>x</summary></details>
        <marquee onstart=alert(1)>x</marquee>
        <noscript><p title="</noscript><img src=x onerror=alert(1)>">
        <template><script>alert(1)</script></template>
        <title><img src=x onerror=alert(1)></title>
        <xmp><img src=x onerror=alert(1)></xmp>
        <plaintext><img src=x onerror=alert(1)>
        <!--><img src=x onerror=alert(1)>-->
        <!-- --!><img src=x onerror=alert(1)> -->
        <![CDATA[<img src=x onerror=alert(1)>]]>
        <?xml version="1.0"?><script>alert(1)</script>
        <!DOCTYPE x [<!ENTITY y "<script>alert(1)</script>">]>&y;
        <p id="body" name="cookie">x</p>
        <p title="&quot; onmouseover=&quot;alert(1)">x</p>
        <mention class="x" data-id="5" data-type="user" onclick=alert(1) data-text="<script>">x<script>alert(1)</script></mention>
        <mention data-id="6" data-type="user">x</mention>
        <mention data-id="99" data-type="user"><img src=x onerror=alert(1)></mention>
        <mention data-id="99" data-type="user">`<script>alert(1)</script>`
        <macro class="x y" onclick=alert(1) data-query-props='"><script>alert(1)</script>'>
        </macro></p></div><script>alert(1)</script>
        <opce-macro-wp-quickinfo data-id="&quot;><script>" onclick=alert(1)>
        <b><i></b></i><p><table><td><script>
        <a href="#"><a href="javascript:alert(1)"><b>x</a></a>
        [x](javascript:alert(1))
        [x](JAVASCRIPT:alert(1))
        [x](<java script:alert(1)>)
        [x](java&#10;script:alert(1))
        [x](javascript&colon;alert(1))
        [x](&#x6A;avascript:alert(1))
        [x](data:text/html;base64,PHNjcmlwdD4=)
        [x](\\\\evil.org/a)
        [x](/a "\" onmouseover=\"alert(1)")
        [x](/a"onmouseover="alert(1))
        [x]: javascript:alert(1)
        <javascript:alert(1)>
        <https://x.org/"onmouseover="alert(1)>
        https://x.org/"onmouseover="alert(1)
        ![x](javascript:alert(1))
        ![x" onerror="alert(1)](/a.png)
        ![x](/a.png"onerror="alert(1))
        ![<script>alert(1)</script>](/a.png "<script>")
        `<script>alert(1)</script>`
        ```"><script>alert(1)</script>
        &lt;script&gt;alert(1)&lt;/script&gt;
        @<script> user:"<script>alert(1)</script>" user#5
        workPackageValue:"<script>":"><img src=x onerror=alert(1)>"
        workPackageValue:12:"\\" onclick=\\"alert(1)"
        # <script>alert(1)</script> "x" onmouseover=alert(1)
        <div>@j.doe-x user:"<script>" workPackageLabel:"'><script>":x
        """
            .split("\n"));
  }

  @Test
  void theCorpusOfAttacksIsNotSmall() {
    assertThat(attacks().count()).isGreaterThan(90);
  }

  @ParameterizedTest
  @ValueSource(strings = {"script", "style", "iframe", "object", "noscript"})
  void whatAScriptHoldsIsNotShown(String element) {
    assertThat(html("a <" + element + ">secret()</" + element + "> b")).contains("a ", " b").doesNotContain("<" + element);
  }

  @Test
  void harmlessHtmlStays() {
    assertThat(html("H<sub>2</sub>O <kbd>Ctrl</kbd> <u>x</u>")).isEqualTo("<p class=\"op-uc-p\">H<sub>2</sub>O <kbd>Ctrl</kbd> <u>x</u></p>");
    assertThat(html("<details open><summary>More</summary>Text</details>")).isEqualTo("<details open=\"open\"><summary>More</summary>Text</details>");
  }

  @Test
  void noOneCanDressUpAsOurControls() {
    assertThat(html("<div class=\"dialog op-uc-figure--content\" id=\"main\" style=\"position:fixed\">x</div>"))
        .isEqualTo("<div class=\"op-uc-figure--content\">x</div>");
  }

  @Test
  void anUnclosedElementDoesNotSwallowThePage() {
    SafeHtml.check(html("<macro class=\"toc\">\n\n</p></macro></mention>\n\n<opce-macro-wp-quickinfo>\n\n<b><div>"));
  }

  /** The reason why {@link Markdown} may skip the sanitiser for texts without raw HTML. */
  @Test
  void withoutRawHtmlTheSanitizerWouldChangeNothing() {
    var random = new Random(42);
    var written = 0;
    for (var i = 0; i < 20_000; i++) {
      var raw = anyMarkdown(random);
      if (RawHtml.in(Syntax.parse(raw))) {
        continue;
      }
      written++;
      var html = html(raw);
      SafeHtml.check(html);
      var passed = new AsWritten();
      sanitizer.filter(html, passed);
      assertThat(essence(passed.html())).as(raw).isEqualTo(essence(html));
    }
    assertThat(written).isGreaterThan(5_000);
  }

  @Test
  void withRawHtmlNothingHarmfulIsLeft() {
    var random = new Random(43);
    for (var i = 0; i < 10_000; i++) {
      var html = html(anyMarkdown(random) + "<u>" + anyMarkdown(random));
      SafeHtml.check(html);
    }
  }

  /** What the sanitiser may change without making anything safer: line breaks between list items, brackets in addresses, rel. */
  private static String essence(String html) {
    return html.replace("\n", "").replace(" rel=\"noopener noreferrer\"", "").replace("%28", "(").replace("%29", ")");
  }

  private static String anyMarkdown(Random random) {
    var pieces =
        List.of(
            "*", "**", "_", "~~", "`", "```\n", "[", "](", ")", "](/a)", "](javascript:x)", "](https://x.org/?a=b&c)", "![", "\"", "'", "<", ">",
            "> ", "- ", "1. ", "- [x] ", "# ", "    ", "\n", "\n\n", " ", " ", "word", "#12", "##13", "@ada", "user#5", "group#7", "version#1",
            "workPackageValue:1:x", "crane.png", "https://x.org", "a@x.org", "|", "\n| a | b |\n|---|:-:|\n| 1 | 2 |\n", "\\", "&amp;", "&lt;",
            "<br>", "<b>", "</b>", "<mention data-id=\"5\" data-type=\"user\">", "<mention data-id=\"98\" data-type=\"user\">x", "</mention>", "<!-- x -->", "<script>", "<a href=\"javascript:x\">",
            "ä", "😀", "\t", "&#x6A;", "&colon;", "\n[r]: javascript:x\n", "[r]", "---\n", "\u0000", "\u0007");
    var out = new StringBuilder();
    for (var n = 1 + random.nextInt(14); n > 0; n--) {
      out.append(pieces.get(random.nextInt(pieces.size())));
    }
    return out.toString();
  }

  private String html(String raw) {
    return markdown.html(raw, new Harbour());
  }
}
