package gewerk.people.openid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import gewerk.platform.i18n.Message;
import org.junit.jupiter.api.Test;

class ClockSkewTest {
  private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

  @Test
  void aTokenOfNowSaysNothingAboutClocks() {
    assertThat(ClockSkew.in(token(-30, 300), NOW, Duration.ofMinutes(1))).isEmpty();
    assertThat(ClockSkew.in(token(50, 300), NOW, Duration.ofMinutes(1))).isEmpty();
    assertThat(ClockSkew.in(new PlainJWT(new JWTClaimsSet.Builder().build()), NOW, Duration.ofMinutes(1))).isEmpty();
  }

  @Test
  void oneFromTheFutureComesFromAClockThatIsAhead() {
    assertThat(ClockSkew.in(token(600, 900), NOW, Duration.ofMinutes(1))).contains(Message.of("openid.trouble.clock_ahead", 10L));
  }

  @Test
  void oneThatWasOverWhenItCameFromOneThatIsBehind() {
    assertThat(ClockSkew.in(token(-900, -600), NOW, Duration.ofMinutes(1))).contains(Message.of("openid.trouble.clock_behind", 10L));
  }

  private static PlainJWT token(long issued, long expires) {
    return new PlainJWT(new JWTClaimsSet.Builder().issueTime(Date.from(NOW.plusSeconds(issued))).expirationTime(Date.from(NOW.plusSeconds(expires))).build());
  }
}
