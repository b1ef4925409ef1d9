package gewerk.files.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class AttachmentRulesTest {
  @Test
  void anythingIsTakenWhereNothingIsListed() {
    assertThat(AttachmentRules.typed("image/png", "a.png", List.of())).isEmpty();
  }

  @Test
  void typesFamiliesAndEndingsCanBeListed() {
    assertThat(AttachmentRules.typed("image/png", "a.png", List.of("image/png"))).isEmpty();
    assertThat(AttachmentRules.typed("image/png", "a.png", List.of("image/*"))).isEmpty();
    assertThat(AttachmentRules.typed("application/zip", "Plan.DWG", List.of("*.dwg"))).isEmpty();
    assertThat(AttachmentRules.typed("image/png", "a.png", List.of("image/gif", ".pdf"))).hasSize(1);
  }

  @Test
  void whatCouldRunAScriptIsNeverShown() {
    assertThat(List.of("image/png", "text/plain", "application/pdf", "video/mp4", "audio/mpeg")).allMatch(AttachmentRules::isShown);
    assertThat(List.of("image/svg+xml", "text/html", "application/xhtml+xml", "text/xml", "application/javascript", "application/octet-stream"))
        .noneMatch(AttachmentRules::isShown);
  }

  @Test
  void aNameHasNoFoldersAndNoHiddenSigns() {
    assertThat(Upload.tidy("C:\\Users\\me\\plan.txt")).isEqualTo("plan.txt");
    assertThat(Upload.tidy("../../etc/passwd")).isEqualTo("passwd");
    assertThat(Upload.tidy("invoice\u202Efdp.exe\n")).isEqualTo("invoicefdp.exe");
    assertThat(Upload.tidy("x".repeat(300) + ".txt")).hasSize(255).endsWith(".txt");
  }

  @Test
  void aRangeIsCutToWhatThereIs() {
    assertThat(ByteRange.of("bytes=2-5", 10)).contains(new ByteRange(2, 5));
    assertThat(ByteRange.of("bytes=2-", 10)).contains(new ByteRange(2, 9));
    assertThat(ByteRange.of("bytes=-4", 10)).contains(new ByteRange(6, 9));
    assertThat(ByteRange.of("bytes=-40", 10)).contains(new ByteRange(0, 9));
    assertThat(ByteRange.of("bytes=5-99", 10)).contains(new ByteRange(5, 9));
    assertThat(ByteRange.of("bytes=10-", 10)).isEmpty();
    assertThat(ByteRange.of("bytes=5-2", 10)).isEmpty();
    assertThat(ByteRange.isAskedFor("bytes=0-1,4-5")).isFalse();
    assertThat(ByteRange.isAskedFor("bytes=-")).isFalse();
  }
}
