package gewerk.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTest {
  @Test
  void blankLinesPartParagraphsAndWorkPackagesAreLinked() {
    assertThat(Plain.html("Hello *World*! Have a look at #1\n\nwith two lines."))
        .isEqualTo(
            "<p>Hello *World*! Have a look at "
                + "<a class=\"issue work_package preview-trigger\" target=\"_top\" href=\"/work_packages/1\">#1</a></p>\n\n"
                + "<p>with two lines.</p>");
  }

  @Test
  void aLineBreakStays() {
    assertThat(Plain.html("a\r\nb\r\n \r\n\r\nc\n")).isEqualTo("<p>a<br>\nb</p>\n\n<p>c</p>");
  }

  @Test
  void markupIsShownNotObeyed() {
    assertThat(Plain.html("<script>alert(1)</script> & \"x\" @ada user#5"))
        .isEqualTo("<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot; @ada user#5</p>");
  }

  @Test
  void nothingIsNothing() {
    assertThat(Plain.html(" \n ")).isEmpty();
  }
}
