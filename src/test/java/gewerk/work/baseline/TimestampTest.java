package gewerk.work.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import gewerk.platform.clock.WorkingDays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A moment is named")
class TimestampTest {
  /** A Monday. */
  private static final Instant NOW = Instant.parse("2026-03-09T10:30:00Z");

  @ParameterizedTest
  @CsvSource({
      "PT0S, 2026-03-09T10:30:00Z", "now, 2026-03-09T10:30:00Z", "P0D, 2026-03-09T10:30:00Z",
      "P-1D, 2026-03-08T10:30:00Z", "-P1D, 2026-03-08T10:30:00Z", "1d, 2026-03-08T10:30:00Z", "PT-2H, 2026-03-09T08:30:00Z", "P-1DT-2H30M, 2026-03-08T09:00:00Z",
      "P-1W, 2026-03-02T10:30:00Z", "1w, 2026-03-02T10:30:00Z", "P-1M, 2026-02-09T10:30:00Z", "1m, 2026-02-09T10:30:00Z", "1y, 2025-03-09T10:30:00Z", "P1D, 2026-03-10T10:30:00Z",
      "2026-03-08T12:00:00Z, 2026-03-08T12:00:00Z", "2026-03-08T12:00:00+02:00, 2026-03-08T10:00:00Z", "2026-03-08T12:00:00, 2026-03-08T12:00:00Z",
      "2026-03-08, 2026-03-08T00:00:00Z",
      "oneDayAgo@08:00+00:00, 2026-03-08T08:00:00Z", "oneDayAgo@08:00+01:00, 2026-03-08T07:00:00Z", "oneDayAgo@01:00-11:00, 2026-03-07T12:00:00Z",
      "oneDayAgo@23:00+14:00, 2026-03-09T09:00:00Z", "lastWorkingDay@08:00+00:00, 2026-03-06T08:00:00Z", "oneWeekAgo@08:00+00:00, 2026-03-02T08:00:00Z",
      "oneMonthAgo@21:00+02:00, 2026-02-09T19:00:00Z"})
  void inManyForms(String text, Instant moment) {
    assertThat(Timestamp.read(text, NOW, WorkingDays.mondayToFriday())).map(Timestamp::moment).contains(moment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bogus", "P", "PT", "PT5", "P-", "-", "2026-13-01T00:00:00Z", "2026-02-30", "oneDayAgo@25:00+00:00", "oneDayAgo@08:00", "oneDayAgo@08:00+19:00",
      "twoDaysAgo@08:00+00:00", "P-999999999Y", "P999999999999999999D", "PT-9223372036854775807H", "+999999999-12-31T00:00:00Z", "-0044-03-15T12:00:00Z", "1d ", "T", "1D"})
  void orItCannotBeRead(String text) {
    assertThat(Timestamp.read(text, NOW, WorkingDays.mondayToFriday())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"PT0S, true", "now, true", "P0D, true", "2026-03-09T10:30:00Z, false", "PT-1S, false", "PT1S, false"})
  void andIsThePresentOnlyIfItAlwaysIs(String text, boolean present) {
    assertThat(Timestamp.read(text, NOW, WorkingDays.mondayToFriday()).orElseThrow().isNow()).isEqualTo(present);
  }

  @ParameterizedTest
  @CsvSource({"PT0S, true", "P-1D, true", "2026-03-08T00:00:00Z, true", "2026-03-07T23:59:59Z, false", "P-2D, false", "1w, false", "oneDayAgo@01:00-11:00, true",
      "lastWorkingDay@08:00+00:00, false", "oneWeekAgo@08:00+00:00, false"})
  void andIsAllowedUnlessItIsBeforeYesterday(String text, boolean allowed) {
    assertThat(Timestamp.read(text, NOW, WorkingDays.mondayToFriday()).orElseThrow().isRecent(NOW)).isEqualTo(allowed);
  }

  @Test
  void forAddressesItIsAbsolute() {
    assertThat(read("P-1D", "PT0S").absolute()).isEqualTo("2026-03-08T10:30:00Z,2026-03-09T10:30:00Z");
    assertThat(read("P-1D", "PT0S").texts()).isEqualTo("P-1D,PT0S");
  }

  @Test
  void severalAreReadTogether() {
    assertThat(read("", " P-1D ", "now").all()).map(Timestamp::text).containsExactly("P-1D", "now");
    assertThat(read("oneDayAgo@08:00 01:00").all()).map(Timestamp::text).containsExactly("oneDayAgo@08:00+01:00");
    assertThat(read("now", "PT0S").looksBack()).isFalse();
    assertThat(read().looksBack()).isFalse();
    assertThat(read(java.util.Collections.nCopies(11, "P-1D").toArray(String[]::new)).wrong()).isPresent();
  }

  private static Timestamps read(String... texts) {
    return Timestamps.read(List.of(texts), NOW, WorkingDays.mondayToFriday());
  }
}
