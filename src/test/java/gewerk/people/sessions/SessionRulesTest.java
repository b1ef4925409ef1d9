package gewerk.people.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import gewerk.people.sessions.SessionRules.Blocking;
import gewerk.people.sessions.SessionRules.Limits;
import org.junit.jupiter.api.Test;

class SessionRulesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final Blocking AFTER_THREE = new Blocking(3, Duration.ofMinutes(30));

  @Test
  void aSessionWithoutLimitLivesOn() {
    assertThat(SessionRules.isExpired(touched(Duration.ofDays(90), false), new Limits(0, 30), NOW)).isFalse();
  }

  @Test
  void aSessionUntouchedForLongerThanItsLimitIsOver() {
    assertThat(SessionRules.isExpired(touched(Duration.ofMinutes(121), false), new Limits(120, 30), NOW)).isTrue();
    assertThat(SessionRules.isExpired(touched(Duration.ofMinutes(119), false), new Limits(120, 30), NOW)).isFalse();
  }

  @Test
  void limitsBelowFiveMinutesAreIgnored() {
    assertThat(SessionRules.isExpired(touched(Duration.ofHours(1), false), new Limits(4, 30), NOW)).isFalse();
  }

  @Test
  void aRememberedSessionLivesForDays() {
    assertThat(SessionRules.isExpired(touched(Duration.ofDays(29), true), new Limits(120, 30), NOW)).isFalse();
    assertThat(SessionRules.isExpired(touched(Duration.ofDays(31), true), new Limits(120, 30), NOW)).isTrue();
  }

  @Test
  void whenNobodyIsRememberedAnyLongerTheOrdinaryLimitHolds() {
    assertThat(SessionRules.isExpired(touched(Duration.ofMinutes(121), true), new Limits(120, 0), NOW)).isTrue();
  }

  @Test
  void tooManyRecentFailuresBlock() {
    assertThat(SessionRules.isBlocked(3, Optional.of(NOW.minusSeconds(60)), AFTER_THREE, NOW)).isTrue();
    assertThat(SessionRules.isBlocked(2, Optional.of(NOW.minusSeconds(60)), AFTER_THREE, NOW)).isFalse();
  }

  @Test
  void aBlockEndsAfterThePause() {
    assertThat(SessionRules.isBlocked(3, Optional.of(NOW.minus(Duration.ofMinutes(31))), AFTER_THREE, NOW)).isFalse();
  }

  @Test
  void zeroSwitchesBlockingOff() {
    assertThat(SessionRules.isBlocked(99, Optional.of(NOW), new Blocking(0, Duration.ofMinutes(30)), NOW)).isFalse();
  }

  @Test
  void failuresAddUpAndOldOnesAreForgiven() {
    assertThat(SessionRules.failuresAfter(2, Optional.of(NOW.minusSeconds(60)), AFTER_THREE, NOW)).isEqualTo(3);
    assertThat(SessionRules.failuresAfter(2, Optional.of(NOW.minus(Duration.ofHours(1))), AFTER_THREE, NOW)).isEqualTo(1);
    assertThat(SessionRules.failuresAfter(0, Optional.empty(), AFTER_THREE, NOW)).isEqualTo(1);
  }

  @Test
  void readingNeedsOnlyTheCookie() {
    assertThat(SessionRules.comesFromOurPages("GET", Optional.of("cross-site"), Optional.empty())).isTrue();
  }

  @Test
  void writingNeedsTheBrowsersWordOrOurOwnHeader() {
    assertThat(SessionRules.comesFromOurPages("POST", Optional.empty(), Optional.empty())).isFalse();
    assertThat(SessionRules.comesFromOurPages("POST", Optional.of("same-origin"), Optional.empty())).isTrue();
    assertThat(SessionRules.comesFromOurPages("PATCH", Optional.empty(), Optional.of("XMLHttpRequest"))).isTrue();
  }

  @Test
  void theBrowsersWordAgainstARequestWins() {
    assertThat(SessionRules.comesFromOurPages("DELETE", Optional.of("cross-site"), Optional.of("XMLHttpRequest"))).isFalse();
    assertThat(SessionRules.comesFromOurPages("DELETE", Optional.of("same-site"), Optional.of("XMLHttpRequest"))).isFalse();
  }

  private static Session touched(Duration ago, boolean remember) {
    return new Session(1, "c", remember, NOW.minus(ago));
  }
}
