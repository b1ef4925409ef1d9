package gewerk.people.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** When somebody may come in, for how long, and which requests of a browser are believed to be theirs. */
final class SessionRules {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final int SHORTEST_TTL_MINUTES = 5;

  private SessionRules() {}

  /**
   * The limits that settings give.
   *
   * @param minutes how long a session lives untouched; 0 for as long as the browser
   * @param days how long a remembered one lives untouched; 0 where nobody is remembered
   */
  record Limits(int minutes, int days) {}

  /** @param most failures after which an account is blocked; 0 for never */
  record Blocking(int most, Duration pause) {}

  static boolean isExpired(Session session, Limits limits, Instant now) {
    if (session.remember() && limits.days() > 0) {
      return session.updatedAt().plus(Duration.ofDays(limits.days())).isBefore(now);
    }
    return limits.minutes() >= SHORTEST_TTL_MINUTES && session.updatedAt().plus(Duration.ofMinutes(limits.minutes())).isBefore(now);
  }

  static boolean isBlocked(int failures, Optional<Instant> lastFailure, Blocking blocking, Instant now) {
    return blocking.most() > 0 && failures >= blocking.most() && isRecent(lastFailure, blocking, now);
  }

  /** Failures of long ago are forgiven: counting begins anew. */
  static int failuresAfter(int failures, Optional<Instant> lastFailure, Blocking blocking, Instant now) {
    return isRecent(lastFailure, blocking, now) ? failures + 1 : 1;
  }

  /**
   * Other sites can make a browser send its cookie, but not these headers: {@code Sec-Fetch-Site} is the browser's own word, and a header
   * of one's own needs a permission across sites that we do not give.
   */
  static boolean comesFromOurPages(String method, Optional<String> fetchSite, Optional<String> requestedWith) {
    if (READING.contains(method)) {
      return true;
    }
    return fetchSite.map("same-origin"::equals).orElseGet(() -> requestedWith.filter("XMLHttpRequest"::equals).isPresent());
  }

  private static boolean isRecent(Optional<Instant> lastFailure, Blocking blocking, Instant now) {
    return lastFailure.filter(moment -> moment.plus(blocking.pause()).isAfter(now)).isPresent();
  }
}
