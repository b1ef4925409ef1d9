package gewerk.platform.clock;

import java.math.BigDecimal;
import java.time.Duration;

import gewerk.testkit.Effort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Hours as people type and read them. */
class SpokenHoursTest {
  @ParameterizedTest
  @CsvSource({"1h30, 1.50", "1h 30m, 1.50", "90m, 1.50", "1:30, 1.50", "1.5, 1.50", "'1,5', 1.50", ".5, 0.50", "2d 4h, 20.00", "2d4, 20.00",
      "1w, 40.00", "1w 1d, 48.00", "0, 0.00", "20 min, 0.33", "0:20, 0.33", "2 Tage 3 Std., 19.00", "1 Std. 30 Min., 1.50", "3 HOURS, 3.00",
      "'0,5 t', 4.00", "0:05, 0.08", "' 2h ', 2.00"})
  void whatPeopleTypeIsUnderstood(String typed, BigDecimal hours) {
    assertThat(SpokenHours.usual().parse(typed)).contains(hours);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "h", "abc", "1x", "1h 2h", "30m 1h", "1:75", "1 2", "-1", "1h -5m", "1.2.3", "1h30m5", "1h!", "PT1H", "12345678901"})
  void whatMakesNoSenseIsNotGuessed(String typed) {
    assertThat(SpokenHours.usual().parse(typed)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1.5, 1 h 30 min", "0.33, 20 min", "0, 0 h", "8, 8 h", "25.25, 25 h 15 min", "0.99, 59 min", "1.99, 1 h 59 min", "-0.5, −30 min",
      "0.001, 0 h"})
  void peopleReadHoursAndMinutes(BigDecimal hours, String words) {
    assertThat(SpokenHours.print(hours)).isEqualTo(words);
  }

  @Test
  void aDayHasAsManyHoursAsTheSettingsSay() {
    var partTime = new SpokenHours(new BigDecimal("6.5"), BigDecimal.valueOf(4));
    assertThat(partTime.parse("2d")).contains(new BigDecimal("13.00"));
    assertThat(partTime.parse("1w")).contains(new BigDecimal("26.00"));
    assertThatThrownBy(() -> new SpokenHours(BigDecimal.ZERO, BigDecimal.ONE)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aVeryLongTextIsRefusedAtOnce() {
    Effort.atMost(Duration.ofSeconds(2), () -> assertThat(SpokenHours.usual().parse("1".repeat(100_000) + "!")).isEmpty());
  }
}
