package gewerk.work.workdays;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpanTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 31);
  private static final Span USUAL = Span.twoMonths(TODAY);

  @Test
  void theUsualSpanIsThisMonthAndTheNext() {
    assertThat(USUAL).isEqualTo(span("2026-01-01", "2026-02-28"));
    assertThat(Span.yearOf(TODAY)).isEqualTo(span("2026-01-01", "2026-12-31"));
  }

  @Test
  void bothEndsMayBeGiven() {
    assertThat(Span.between(List.of("2026-05-02", "2026-05-26"), USUAL)).isEqualTo(span("2026-05-02", "2026-05-26"));
  }

  @Test
  void anOpenEndReachesAtLeastTheUsualOne() {
    assertThat(Span.between(List.of("2026-01-15", ""), USUAL)).isEqualTo(span("2026-01-15", "2026-02-28"));
    assertThat(Span.between(List.of("2027-05-15", ""), USUAL)).isEqualTo(span("2027-05-15", "2027-06-30"));
    assertThat(Span.between(List.of("", "2026-02-10"), USUAL)).isEqualTo(span("2026-01-01", "2026-02-10"));
    assertThat(Span.between(List.of("", "2020-02-10"), USUAL)).isEqualTo(span("2020-01-01", "2020-02-10"));
    assertThat(Span.between(List.of("", ""), USUAL)).isEqualTo(USUAL);
  }

  @Test
  void aSpanOfTwentyYearsIsLongEnough() {
    assertThat(span("2026-01-01", "2046-01-01").isTooLong()).isFalse();
    assertThat(span("0001-01-01", "9999-12-31").isTooLong()).isTrue();
  }

  private static Span span(String first, String last) {
    return new Span(LocalDate.parse(first), LocalDate.parse(last));
  }
}
