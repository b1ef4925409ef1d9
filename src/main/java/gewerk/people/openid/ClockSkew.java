package gewerk.people.openid;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

import com.nimbusds.jwt.JWT;
import gewerk.platform.i18n.Message;

/** Tells when a token was refused because two clocks differ. */
final class ClockSkew {
  private ClockSkew() {}

  /** @param allowed by how much they may differ */
  static Optional<Message> in(JWT token, Instant now, Duration allowed) {
    try {
      var claims = token.getJWTClaimsSet();
      var ahead = minutes(now, claims.getIssueTime());
      var over = minutes(now, claims.getExpirationTime());
      if (claims.getIssueTime() != null && claims.getIssueTime().toInstant().isAfter(now.plus(allowed))) {
        return Optional.of(Message.of("openid.trouble.clock_ahead", Math.max(1, ahead)));
      }
      if (claims.getExpirationTime() != null && claims.getExpirationTime().toInstant().isBefore(now.minus(allowed))) {
        return Optional.of(Message.of("openid.trouble.clock_behind", Math.max(1, -over)));
      }
      return Optional.empty();
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  private static long minutes(Instant now, @org.jspecify.annotations.Nullable Date moment) {
    return moment == null ? 0 : Duration.between(now, moment.toInstant()).toMinutes();
  }
}
