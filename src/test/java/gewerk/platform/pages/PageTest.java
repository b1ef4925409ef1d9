package gewerk.platform.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pages are whole documents, safe against what people type, in the reader's language. */
class PageTest {
  @Test
  void aProblemIsAPageWithAWayOut() {
    for (var status : List.of(403, 404, 409, 422, 500)) {
      var page = SamplePages.page("Work packages", Locale.ENGLISH);
      var html = new String(Problem.of(status, page).page(page), java.nio.charset.StandardCharsets.UTF_8);
      assertThat(html).startsWith("<!doctype html>").contains("<h1>").contains("href=\"/\"").contains(">" + status + "<");
      assertThat(html.split("<h1", -1)).as("headings of %s", status).hasSize(2);
    }
  }

  @Test
  void whatPeopleTypeIsEscapedEverywhere() {
    var page = SamplePages.page("<script>alert(1)</script>", Locale.ENGLISH)
        .saying(Frame.Notice.good("\"><img src=x onerror=alert(1)>"));
    var html = new String(Problem.of(404, page).explained("<b>mine</b>").page(page), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(html).doesNotContain("<script>alert").doesNotContain("<img src=x").contains("&lt;b&gt;mine&lt;/b&gt;");
  }

  @Test
  void nothingIsInline() {
    var page = SamplePages.page("Work packages", Locale.GERMAN);
    var html = new String(Problem.of(500, page).page(page), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(html).doesNotContain(" style=").doesNotContain("<style").doesNotContainPattern("<script(?![^>]*src=)").doesNotContainPattern(" on[a-z]+=\"");
    assertThat(html).contains("lang=\"de\"").contains("Zum Inhalt springen");
  }

  @Test
  void aStrangerIsOfferedToSignInAndComesBack() {
    var page = SamplePages.stranger("Projects", "/projects?a=1&b=2");
    assertThat(Problem.of(403, page).ways().getFirst().href()).isEqualTo("/login?back_url=%2Fprojects%3Fa%3D1%26b%3D2");
  }

  @Test
  void initialsAreThoseOfTheFirstAndTheLastName() {
    assertThat(Person.named("Ida Moen").initials()).isEqualTo("IM");
    assertThat(Person.named("per (external) van lund").initials()).isEqualTo("PL");
    assertThat(Person.named("Åse").initials()).isEqualTo("Å");
    assertThat(Person.named("  ").initials()).isEqualTo("?");
  }

  @Test
  void aTemplateIsRenderedAsText() {
    assertThat(Templates.text(Page.class, "components/key", Map.of("keys", "g w", "label", "Work"))).contains("<kbd class=\"key\">g</kbd>");
  }
}
