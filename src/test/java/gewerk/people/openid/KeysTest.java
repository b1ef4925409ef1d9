package gewerk.people.openid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeysTest {
  private final AtomicInteger asked = new AtomicInteger();
  private final Later clock = new Later();
  private HttpServer server;
  private volatile String published = "";
  private Keys keys;

  /** A clock that is put on by hand. */
  private static final class Later extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  @BeforeEach
  void publish() throws IOException, JOSEException {
    publish("first");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      asked.incrementAndGet();
      var bytes = published.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(bytes.length == 0 ? 500 : 200, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    });
    server.start();
    keys = new Keys(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys"), new Exchange(), clock);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void keysAreAskedForOnceAndKept() throws KeySourceException {
    assertThat(has("first")).isTrue();
    assertThat(has("first")).isTrue();
    assertThat(asked).hasValue(1);
  }

  @Test
  void namesThatAreInventedDoNotMakeUsAskAgainAndAgain() throws KeySourceException {
    assertThat(has("invented")).isFalse();
    assertThat(has("invented")).isFalse();
    assertThat(asked).hasValue(1);
    clock.now = clock.now.plus(Keys.PAUSE);
    assertThat(has("invented")).isFalse();
    assertThat(has("invented")).isFalse();
    assertThat(asked).hasValue(2);
  }

  @Test
  void aProviderMayChangeItsKeys() throws KeySourceException, JOSEException {
    has("first");
    publish("second");
    clock.now = clock.now.plus(Keys.PAUSE);
    assertThat(has("second")).isTrue();
    assertThat(has("first")).isFalse();
  }

  @Test
  void whoJustGotAnAnswerMayAskAtOnce() throws KeySourceException, JOSEException {
    has("first");
    publish("second");
    assertThat(has("second")).isFalse();
    assertThat(keys.eager().get(named("second"), null)).isNotEmpty();
  }

  @Test
  void oldKeysServeWhileNewOnesCannotBeHad() throws KeySourceException {
    has("first");
    published = "";
    clock.now = clock.now.plus(Duration.ofHours(1));
    assertThat(has("first")).isTrue();
  }

  private boolean has(String name) throws KeySourceException {
    return !keys.get(named(name), null).isEmpty();
  }

  private static JWKSelector named(String name) {
    return new JWKSelector(new JWKMatcher.Builder().keyID(name).build());
  }

  private void publish(String name) throws JOSEException {
    published = new JWKSet(new RSAKeyGenerator(2048).keyID(name).generate()).toString(true);
  }
}
