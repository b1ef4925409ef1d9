package gewerk.people.openid;

import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.jspecify.annotations.Nullable;

/**
 * The keys with which one provider signs. A key that we do not know makes us ask for them anew, because providers change theirs; but not
 * again and again, because anybody can invent names of keys.
 */
final class Keys implements JWKSource<SecurityContext> {
  static final Duration PAUSE = Duration.ofSeconds(30);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);
  private static final Duration GOOD_FOR = Duration.ofMinutes(15);

  private record Fetched(JWKSet keys, Instant at) {}

  private final URI address;
  private final Exchange exchange;
  private final Clock clock;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable Fetched fetched;
  private Instant failed = Instant.MIN;

  Keys(URI address, Exchange exchange, Clock clock) {
    this.address = address;
    this.exchange = exchange;
    this.clock = clock;
  }

  @Override
  public List<JWK> get(JWKSelector wanted, @Nullable SecurityContext context) throws KeySourceException {
    return matching(wanted, PAUSE);
  }

  /** For whoever cannot be made to ask by strangers: a provider answered us this moment. */
  JWKSource<SecurityContext> eager() {
    return (wanted, context) -> matching(wanted, Duration.ZERO);
  }

  private List<JWK> matching(JWKSelector wanted, Duration pause) throws KeySourceException {
    var before = fetched;
    var present = before == null || isOlderThan(before, GOOD_FOR) ? ask(before) : before;
    var matches = wanted.select(present.keys);
    if (!matches.isEmpty() || present != before || !isOlderThan(present, pause)) {
      return matches;
    }
    return wanted.select(ask(present).keys);
  }

  private boolean isOlderThan(Fetched some, Duration age) {
    return !some.at.plus(age).isAfter(clock.instant());
  }

  /** Many may wait for the same answer: only the first asks. Old keys serve on where none can be had. */
  private Fetched ask(@Nullable Fetched before) throws KeySourceException {
    asking.lock();
    try {
      var now = fetched;
      if (now != null && now != before) {
        return now;
      }
      if (before == null && failed.isAfter(clock.instant().minus(AFTER_FAILURE))) {
        throw new RemoteKeySourceException("The provider's keys could not be read a moment ago", null);
      }
      var fresh = new Fetched(JWKSet.parse(exchange.get(address)), clock.instant());
      fetched = fresh;
      return fresh;
    } catch (IOException | ParseException e) {
      failed = clock.instant();
      if (before != null) {
        fetched = new Fetched(before.keys, failed);
        return fetched;
      }
      throw new RemoteKeySourceException("The provider's keys could not be read", e);
    } finally {
      asking.unlock();
    }
  }
}
