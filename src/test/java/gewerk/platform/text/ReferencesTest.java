package gewerk.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {
  private static final String WORK_PACKAGE_12 =
      "<a class=\"issue work_package preview-trigger op-uc-link\" target=\"_top\" href=\"/work_packages/12\">#12</a>";
  private final Markdown markdown = new Markdown(LinkTargets.usual());

  @ParameterizedTest
  @ValueSource(strings = {"{}", "see {}.", "({})", "{}, {}", "a-{}", "**{}**", "see:{}", "[{}]", "\"{}\"", "{}: yes", "{}!", "{}…", "- {}", "<b>{}</b>", "x\n{}\ny", "<div>{}</div>"})
  void aNumberSignLinksTheWorkPackage(String frame) {
    assertThat(html(frame.replace("{}", "#12"))).contains(WORK_PACKAGE_12).doesNotContain(">#12</a>#");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a#12", "#12a", "##", "#", "#0", "#012", "`#12`", "    #12", "```\n#12\n```", "/a/#12", "#12/3", "#12.5", "####12", "&#12", "x_#12_y", "#12#13", "#1234567890123456789", "<code>#12</code>", "<pre>#12</pre>", "!#12"})
  void aNumberSignElsewhereIsText(String raw) {
    assertThat(html(raw)).doesNotContain("/work_packages/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://x.org/a#12", "https://x.org/#12", "[see #12](/a)", "[#12 @ada user#5](https://x.org)", "<a href=\"/b\">#12</a>", "![#12](/a.png)"})
  void whatIsALinkAlreadyHoldsNoSecondOne(String raw) {
    assertThat(html(raw)).doesNotContain("/work_packages/", "/users/");
  }

  @Test
  void moreNumberSignsShowMoreOfTheWorkPackage() {
    assertThat(html("##12")).contains("<opce-macro-wp-quickinfo data-id=\"12\" data-detailed=\"false\">");
    assertThat(html("a ###12 b")).contains("<opce-macro-wp-quickinfo data-id=\"12\" data-detailed=\"true\">");
  }

  @ParameterizedTest
  @CsvSource({"version, /versions/1", "project, /projects/1", "document, /documents/1", "meeting, /meetings/1", "message, /topics/1", "view, /work_packages?query_id=1"})
  void aNamedNumberLeadsToTheThing(String kind, String path) {
    assertThat(html("see " + kind + "#1.")).contains("<a class=\"" + kind + " op-uc-link\" target=\"_top\" href=\"" + path + "\">" + kind + "#1</a>.");
    assertThat(html("sub" + kind + "#1")).doesNotContain("<a");
  }

  @ParameterizedTest
  @CsvSource({
    "user#5, /users/5, Ada Quay",
    "group#7, /groups/7, Dockers",
    "user:ada, /users/5, Ada Quay",
    "user:\"ada\", /users/5, Ada Quay",
    "@ada, /users/5, @Ada Quay",
    "@ada., /users/5, @Ada Quay",
    "(@ada), /users/5, @Ada Quay",
    "@j.doe-x, /users/6, @&lt;b&gt;Jo&lt;/b&gt; Doe"
  })
  void aPersonWhomTheReaderSeesIsLinked(String raw, String path, String name) {
    var link = "<a class=\"user-mention op-uc-link\" href=\"" + path + "\">" + name + "</a>";
    assertThat(html(raw)).contains(link);
    assertThat(html("<u>" + raw + "</u>")).contains(link);
  }

  @ParameterizedTest
  @ValueSource(strings = {"user#99", "group#5", "user:nobody", "@nobody", "x@ada", "`@ada`", "@@ada", "@", "user:", "user:\"ada"})
  void aPersonWhomTheReaderDoesNotSeeStaysText(String raw) {
    assertThat(html(raw)).doesNotContain("user-mention");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "Hi {}, hello", "- {}", "<div>{}</div>", "<u>x</u> {}", "**{}**"})
  void aMentionElementBecomesALinkWithTheNameOfToday(String frame) {
    var mention = "<mention class=\"mention\" data-id=\"5\" data-type=\"user\" data-text=\"@Old\">@Old <b>name</b></mention>";
    assertThat(html(frame.replace("{}", mention)))
        .contains("<a class=\"user-mention op-uc-link\" href=\"/users/5\">@Ada Quay</a>")
        .doesNotContain("Old", "name");
  }

  @Test
  void aMentionedGroupIsLinked() {
    assertThat(html("<mention data-id=\"7\" data-type=\"group\">@x</mention>")).contains("href=\"/groups/7\">@Dockers</a>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "<div>{}</div>", "[{}](/a)"})
  void aMentionElementOfSomeoneUnseenIsItsText(String frame) {
    var mention = "<mention class=\"mention\" data-id=\"99\" data-type=\"user\" data-text=\"@ada\">@ada X</mention>";
    assertThat(html(frame.replace("{}", mention))).contains("@ada X").doesNotContain("user-mention", "<mention");
  }

  @Test
  void aMentionThatNeverClosesHidesNothing() {
    assertThat(html("<mention data-id=\"5\" data-type=\"user\">a\n\nb")).contains("b");
    assertThat(html("<div><mention data-id=\"5\" data-type=\"user\">a</div>\n\nb")).contains(">b</p>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "workPackageValue:12:subject | <opce-macro-attribute-value data-model=\"workPackage\" data-id=\"12\" data-attribute=\"subject\">",
        "workPackageLabel:subject | <opce-macro-attribute-label data-model=\"workPackage\" data-attribute=\"subject\">",
        "workPackageValue:12:\"Draft of ship\" | <opce-macro-attribute-value data-model=\"workPackage\" data-id=\"12\" data-attribute=\"Draft of ship\">",
        "projectValue:my-harbour:status | <opce-macro-attribute-value data-model=\"project\" data-id=\"my-harbour\" data-attribute=\"status\">",
        "projectLabel:active: | <opce-macro-attribute-label data-model=\"project\" data-attribute=\"active\">"
      })
  void attributesArePlacedByAMacro(String raw, String element) {
    assertThat(html("a " + raw + " b")).contains(element);
    assertThat(html("<u>a</u> " + raw + " b")).contains(element);
    assertThat(html("`" + raw + "`")).doesNotContain("<opce");
  }

  @ParameterizedTest
  @ValueSource(strings = {"toc", "child_pages", "create_work_package_link", "embedded-table", "wp-button"})
  void macrosPassWithTheirClassAndNothingThatRuns(String name) {
    assertThat(html("<macro class=\"" + name + "\" data-type=\"1\" onclick=\"x()\" style=\"top:0\">#12</macro>"))
        .isEqualTo("<p class=\"op-uc-p\"><macro class=\"" + name + "\" data-type=\"1\">#12</macro></p>");
  }

  @ParameterizedTest
  @CsvSource({
    "![x](crane.png), src=\"/api/v3/attachments/31/content\"",
    "[x](crane.png), href=\"/api/v3/attachments/31/content\"",
    "[x](my%20plan.pdf), href=\"/api/v3/attachments/32/content\"",
    "[x](<my plan.pdf>), href=\"/api/v3/attachments/32/content\"",
    "<img src=\"crane.png\">, src=\"/api/v3/attachments/31/content\"",
    "<a href=\"my plan.pdf\">x</a>, href=\"/api/v3/attachments/32/content\"",
    "![x](other.png), src=\"other.png\"",
    "![x](/dir/crane.png), src=\"/dir/crane.png\""
  })
  void theNameOfAnAttachmentLeadsToItsContent(String raw, String attribute) {
    assertThat(html(raw)).contains(attribute);
  }

  private String html(String raw) {
    return markdown.html(raw, new Harbour());
  }
}
