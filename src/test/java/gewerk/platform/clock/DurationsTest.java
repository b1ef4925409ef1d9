package gewerk.platform.clock;

import java.math.BigDecimal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** ISO 8601 durations in and out. */
class DurationsTest {
  @ParameterizedTest
  @CsvSource({"1.5, PT1H30M", "8, PT8H", "25, P1DT1H", "0, PT0S", "24, P1D", "0.01, PT36S", "-1.5, -PT1H30M", "200.25, P8DT8H15M"})
  void hoursArePrintedNormalised(BigDecimal hours, String printed) {
    assertThat(Durations.printHours(hours)).isEqualTo(printed);
    assertThat(Durations.parseHours(printed)).hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(hours));
  }

  @ParameterizedTest
  @CsvSource({"PT25H, 25.00", "PT90M, 1.50", "PT20M, 0.33", "P1W, 168.00", "PT1.5H, 1.50", "'PT0,5H', 0.50", "PT5400S, 1.50",
      "P1Y, 8760.00", "P1M, 730.00", "+PT1H, 1.00", "P0D, 0.00"})
  void hoursAreReadWithTwoDecimals(String text, BigDecimal hours) {
    assertThat(Durations.parseHours(text)).contains(hours);
  }

  @ParameterizedTest
  @CsvSource({"P3D, 3", "PT36H, 1", "P1DT12H, 1", "P0D, 0", "PT23H59M, 0", "P2W, 14", "-P1D, -1", "P1.9D, 1"})
  void fractionsOfADayAreDropped(String text, int days) {
    assertThat(Durations.parseDays(text)).contains(days);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "P", "PT", "P1DT", "2h", "8", "1.5", "T1H", "PT1", "P1H", "PT1D", "PT1M1H", "p1d", " P1D", "P1D ", "P-1D",
      "PT1.H", "null"})
  void numbersAndGarbageAreNoDurations(String text) {
    assertThat(Durations.parseHours(text)).isEmpty();
    assertThat(Durations.parseDays(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"P99999999999999999999D", "P123456789012345678901234567890123456789012345678901234567890123456789D"})
  void moreDaysThanCanBeCountedAreNoDuration(String text) {
    assertThat(Durations.parseDays(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"3, P3D", "0, P0D", "-2, -P2D"})
  void daysArePrinted(int days, String printed) {
    assertThat(Durations.printDays(days)).isEqualTo(printed);
  }
}
