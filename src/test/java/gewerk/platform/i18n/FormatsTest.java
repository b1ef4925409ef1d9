package gewerk.platform.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Dates, times and numbers read as people write them. */
class FormatsTest {
  private static final Instant NOW = Instant.parse("2025-11-21T15:20:00Z");
  private static final Labels LABELS = Labels.load(List.of()).strict();

  private final Formats english = formats(Locale.ENGLISH);
  private final Formats german = formats(Locale.GERMAN);

  @Test
  void datesShowTheYearOnlyWhereItIsNotThisOne() {
    assertThat(english.date(LocalDate.of(2025, 11, 18))).isEqualTo("18 Nov");
    assertThat(english.date(LocalDate.of(2024, 11, 18))).isEqualTo("18 Nov 2024");
    assertThat(german.date(LocalDate.of(2025, 11, 18))).isEqualTo("18. Nov.");
    assertThat(formats(Locale.US).date(LocalDate.of(2025, 11, 18))).isEqualTo("Nov 18");
    assertThat(english.longDate(LocalDate.of(2025, 11, 18))).contains("Tuesday").contains("18 November 2025");
  }

  @Test
  void rangesSayTheMonthOnce() {
    assertThat(english.range(LocalDate.of(2025, 11, 10), LocalDate.of(2025, 11, 18))).isEqualTo("10 – 18 Nov");
    assertThat(english.range(LocalDate.of(2025, 10, 30), LocalDate.of(2025, 11, 2))).isEqualTo("30 Oct – 2 Nov");
    assertThat(german.range(LocalDate.of(2025, 11, 10), LocalDate.of(2025, 11, 18))).isEqualTo("10. – 18. Nov.");
    assertThat(formats(Locale.US).range(LocalDate.of(2025, 11, 10), LocalDate.of(2025, 11, 18))).isEqualTo("Nov 10 – Nov 18");
    assertThat(english.range(LocalDate.of(2025, 11, 10), LocalDate.of(2025, 11, 10))).isEqualTo("10 Nov");
  }

  @Test
  void momentsAreSeenFromNowAndFromTheReadersTimeZone() {
    assertThat(english.ago(NOW.minusSeconds(20))).isEqualTo("just now");
    assertThat(english.ago(NOW.minusSeconds(300))).isEqualTo("5 minutes ago");
    assertThat(english.ago(Instant.parse("2025-11-21T08:12:00Z"))).isEqualTo("09:12");
    assertThat(german.ago(Instant.parse("2025-11-20T15:20:00Z"))).isEqualTo("gestern 16:20");
    assertThat(english.ago(Instant.parse("2025-11-18T15:20:00Z"))).isEqualTo("18 Nov 16:20");
    assertThat(english.ago(NOW.plusSeconds(86_400))).isEqualTo("tomorrow 16:20");
  }

  @Test
  void durationsNumbersAndSizes() {
    assertThat(english.duration(Duration.ofHours(16))).isEqualTo("16 h");
    assertThat(english.duration(Duration.ofMinutes(570))).isEqualTo("9 h 30 m");
    assertThat(english.duration(Duration.ofMinutes(45))).isEqualTo("45 m");
    assertThat(english.duration(Duration.ZERO)).isEqualTo("0 h");
    assertThat(german.duration(Duration.ofMinutes(-90))).isEqualTo("−1 h 30 min");
    assertThat(german.number(1234.5)).isEqualTo("1.234,5");
    assertThat(english.percent(60)).isEqualTo("60%");
    assertThat(german.percent(60)).isEqualTo("60\u00a0%");
    assertThat(english.size(1_440_000)).isEqualTo("1.4 MB");
    assertThat(english.size(999)).isEqualTo("999 B");
  }

  @Test
  void peopleWriteDurationsInManyWays() {
    for (var written : List.of("1h30", "1:30", "90m", "90 min", "1.5", "1,5 h", "1 h 30 m", "1 Std. 30 Min", "PT1H30M")) {
      assertThat(WrittenDuration.parse(written)).as(written).contains(Duration.ofMinutes(90));
    }
    assertThat(WrittenDuration.parse("2")).contains(Duration.ofHours(2));
    for (var nonsense : List.of("", "soon", "1:75", "h", "pt")) assertThat(WrittenDuration.parse(nonsense)).as(nonsense).isEmpty();
  }

  private static Formats formats(Locale locale) {
    return new Formats(LABELS.in(locale), ZoneId.of("Europe/Berlin"), NOW);
  }
}
