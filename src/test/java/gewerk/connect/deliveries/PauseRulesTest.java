package gewerk.connect.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What fails is tried again with growing pauses")
class PauseRulesTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void pausesDoubleUpToTwoHours() {
    assertThat(IntStream.of(1, 2, 3, 12, 13, 14, 40).mapToObj(PauseRules::pauseAfter).map(Duration::toSeconds).toList())
        .containsExactly(2L, 4L, 8L, 4096L, 7200L, 7200L, 7200L);
  }

  @Test
  void aMessageThatFailsAloneIsGivenUpAfterADay() {
    assertThat(PauseRules.isGivenUp(null, NOON, Health.GOOD)).isFalse();
    assertThat(PauseRules.isGivenUp(NOON.minus(Duration.ofHours(23)), NOON, Health.GOOD)).isFalse();
    assertThat(PauseRules.isGivenUp(NOON.minus(Duration.ofHours(24)), NOON, Health.GOOD)).isTrue();
  }

  @Test
  void nothingIsGivenUpWhileNothingArrives() {
    assertThat(PauseRules.isGivenUp(NOON.minus(Duration.ofDays(9)), NOON, failedTimes(5))).isFalse();
  }

  @Test
  void fourFailuresInARowAreBornAndTheFifthBeginsARest() {
    assertThat(PauseRules.needsProbe(failedTimes(4))).isFalse();
    var fifth = failedTimes(5);
    assertThat(PauseRules.needsProbe(fifth)).isTrue();
    assertThat(fifth.restsUntil()).isEqualTo(NOON.plusSeconds(2));
    assertThat(PauseRules.isResting(fifth, NOON)).isTrue();
    assertThat(PauseRules.isResting(fifth, NOON.plusSeconds(2))).isFalse();
  }

  @Test
  void restsGrowWithEachProbeUpToTenMinutes() {
    var health = failedTimes(5);
    for (int probe = 0; probe < 20; probe++) {
      health = PauseRules.afterFailure(health, NOON, true);
    }
    assertThat(health.restsUntil()).isEqualTo(NOON.plus(Duration.ofMinutes(10)));
    assertThat(health.isPaused()).isFalse();
  }

  @Test
  void whatWasUnderWayWhenTheRestBeganChangesNothing() {
    assertThat(PauseRules.afterFailure(failedTimes(5), NOON.plusSeconds(1), false)).isEqualTo(failedTimes(5));
  }

  @Test
  void afterADayOfFailuresItIsPausedAndProbedOnceAnHour() {
    var dayLater = NOON.plus(Duration.ofDays(1));
    var paused = PauseRules.afterFailure(failedTimes(7), dayLater, true);
    assertThat(paused.pausedAt()).isEqualTo(dayLater);
    assertThat(paused.restsUntil()).isEqualTo(dayLater.plus(Duration.ofHours(1)));
    assertThat(PauseRules.afterFailure(paused, dayLater.plus(Duration.ofHours(1)), true).pausedAt()).isEqualTo(dayLater);
  }

  private static Health failedTimes(int times) {
    var health = Health.GOOD;
    for (int time = 0; time < times; time++) {
      health = PauseRules.afterFailure(health, NOON, health.isFailing());
    }
    return new Health(health.failures(), health.failingSince(), times < 5 ? null : NOON.plusSeconds(2L << (times - 5)), null);
  }
}
