package gewerk.connect.deliveries;

import static gewerk.connect.deliveries.Sending.filter;
import static gewerk.connect.deliveries.Sending.message;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import gewerk.testkit.Eventually;
import gewerk.testkit.Receiver.Says;
import gewerk.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The log of deliveries tells what was sent and answered, and no secrets")
class LogTest {
  @RegisterExtension
  static final TestDatabase copy = TestDatabase.copy();

  private final Sending kit = Sending.in(copy);

  @AfterEach
  void close() throws Exception {
    kit.close();
  }

  @Test
  void aRangeIsSentAgainInItsOrder() {
    kit.start();
    IntStream.range(0, 6).forEach(number -> {
      kit.clock().pass(Duration.ofMinutes(1));
      kit.send("wp/1", "m" + number);
      Eventually.is(number + 1L, () -> kit.deliveries().count(kit.hook(), filter("delivered")));
    });
    var start = kit.clock().instant().minus(Duration.ofMinutes(4));
    assertThat(kit.deliveries().again(kit.hook(), new LogFilter(Optional.empty(), Optional.of("test:said"), Optional.of(start), Optional.of(kit.clock().instant())))).isEqualTo(4);
    kit.arrived(10);
    assertThat(kit.said().subList(6, 10)).containsExactly("m1", "m2", "m3", "m4");
  }

  @Test
  void theLogKeepsWhatWasSentAndAnsweredWithoutSecrets() {
    kit.receiver().answers(got -> new Says(418, Map.of("Set-Cookie", "session=abc", "X-Note", "you said s3cret"), "your s3cret is out\0" + "x".repeat(20_000)));
    kit.start();
    kit.send("wp/1", "tea");
    kit.arrived(1);
    Eventually.is(1, () -> kit.deliveries().log(kit.hook(), LogFilter.ALL, 0, 10).getFirst().attempts());
    var logged = kit.deliveries().log(kit.hook(), LogFilter.ALL, 0, 10).getFirst();
    assertThat(kit.deliveries().body(kit.hook(), logged.id())).contains("{\"say\":\"tea\"}");
    var attempt = kit.deliveries().attempts(logged.id()).getFirst();
    assertThat(attempt.code()).isEqualTo(418);
    assertThat(attempt.address()).endsWith("/in?key=***");
    assertThat(attempt.sent()).containsEntry("X-OP-Signature", "***").containsEntry("X-Gewerk-Delivery", logged.uid());
    assertThat(attempt.body()).startsWith("your *** is out").hasSizeLessThan(17_000).endsWith("…");
    assertThat(attempt.received().entrySet()).anyMatch(header -> header.getKey().equalsIgnoreCase("set-cookie") && header.getValue().equals(List.of("***")));
    assertThat(attempt.received().toString()).contains("you said ***").doesNotContain("s3cret");
  }

  @Test
  void aRedirectIsAFailure() {
    kit.receiver().answers(got -> new Says(307, Map.of("Location", "http://127.0.0.1:" + kit.receiver().port() + "/elsewhere"), ""));
    kit.start();
    kit.send("wp/1", "go");
    Eventually.is(1, () -> kit.deliveries().log(kit.hook(), LogFilter.ALL, 0, 10).getFirst().attempts());
    var logged = kit.deliveries().log(kit.hook(), LogFilter.ALL, 0, 10).getFirst();
    assertThat(logged.state()).isEqualTo("waiting");
    assertThat(kit.deliveries().attempts(logged.id()).getFirst().body()).contains("Redirects are not followed");
    assertThat(kit.receiver().got()).hasSize(1);
  }

  @Test
  void aPrivateAddressIsRefusedAndTheLogSaysHowToAllowIt() {
    var strict = kit.node(copy.database(), List.of());
    strict.dispatch().start();
    strict.send(List.of(new Addressed(message("wp/1", "hush"), List.of(kit.hook()))));
    Eventually.is(1, () -> kit.deliveries().log(kit.hook(), LogFilter.ALL, 0, 10).getFirst().attempts());
    var attempt = kit.deliveries().attempts(kit.deliveries().log(kit.hook(), LogFilter.ALL, 0, 10).getFirst().id()).getFirst();
    assertThat(attempt.code()).isEqualTo(-1);
    assertThat(attempt.body()).contains("127.0.0.1").contains("OPENPROJECT_SSRF_PROTECTION_IP_ALLOWLIST");
    assertThat(kit.receiver().got()).isEmpty();
  }

  @Test
  void whatIsOldAndFinishedIsForgotten() {
    kit.start();
    kit.send("wp/1", "old");
    kit.arrived(1);
    Eventually.is(1L, () -> kit.deliveries().count(kit.hook(), filter("delivered")));
    kit.receiver().answers(500);
    kit.send("wp/1", "waits");
    kit.arrived(2);
    kit.pass(Duration.ofDays(31));
    assertThat(kit.deliveries().forgetOlderThan(Duration.ofDays(30))).isOne();
    assertThat(kit.deliveries().count(kit.hook(), LogFilter.ALL)).isOne();
  }
}
