package gewerk.connect.deliveries;

import static gewerk.connect.deliveries.Sending.message;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import gewerk.testkit.Eventually;
import gewerk.testkit.Receiver;
import gewerk.testkit.Receiver.Says;
import gewerk.testkit.TestDatabase;
import gewerk.testkit.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Messages to other systems arrive: in order, at least once, however the receiver behaves")
class ArrivalTest {
  @RegisterExtension
  static final TestDatabase copy = TestDatabase.copy();

  private final Sending kit = Sending.in(copy);

  @AfterEach
  void close() throws Exception {
    kit.close();
  }

  @Test
  void aMessageArrivesSignedAndUnderANumberThatStays() throws Exception {
    kit.receiver().answers(got -> new Says(kit.receiver().got().size() == 1 ? 503 : 204, Map.of(), ""));
    kit.start();
    kit.send("project/1", "first");
    kit.arrived(1);
    kit.pass(Duration.ofSeconds(3));
    kit.arrived(2);
    var first = kit.receiver().got().getFirst();
    var second = kit.receiver().got().getLast();
    assertThat(first.text()).isEqualTo("{\"say\":\"first\"}").isEqualTo(second.text());
    assertThat(first.header("X-OP-Signature")).isEqualTo("sha1=" + hmac("HmacSHA1", first.body())).isEqualTo(second.header("X-OP-Signature"));
    assertThat(first.header("X-Gewerk-Signature-256")).isEqualTo("sha256=" + hmac("HmacSHA256", first.body()));
    assertThat(first.header("X-Gewerk-Delivery")).hasSize(36).isEqualTo(second.header("X-Gewerk-Delivery"));
    assertThat(List.of(first.header("X-Gewerk-Attempt"), second.header("X-Gewerk-Attempt"))).containsExactly("1", "2");
    assertThat(List.of(first.method(), first.header("Content-Type"), first.header("Accept"), first.header("X-Gewerk-Event")))
        .containsExactly("POST", "application/json", "application/json", "test:said");
  }

  @Test
  void withoutASecretNothingIsSigned() {
    long other = kit.endpoint(kit.receiver().address("/plain"), "");
    kit.start();
    kit.send(message("project/1", "unsigned"), List.of(other));
    kit.arrived(1);
    assertThat(kit.receiver().got().getFirst().header("X-OP-Signature") + kit.receiver().got().getFirst().header("X-Gewerk-Signature-256")).isEmpty();
  }

  @Test
  void whatHasBeenTakenIsTakenOnce() {
    kit.start();
    var message = message("project/1", "once");
    kit.send(message, List.of(kit.hook()));
    kit.send(message, List.of(kit.hook()));
    kit.send("project/1", "afterwards");
    kit.arrived(2);
    assertThat(kit.said()).containsExactly("once", "afterwards");
  }

  /** A message that fails holds back those behind it in its stream, and no others. */
  @Test
  void theOrderOfAStreamIsKeptWhileItFails() {
    var mended = kit.clock().instant().plusSeconds(60);
    kit.receiver().answers(got -> new Says(got.text().contains("bad") && kit.clock().instant().isBefore(mended) ? 500 : 200, Map.of(), ""));
    kit.start();
    kit.send("wp/1", "bad");
    kit.send("wp/1", "behind");
    IntStream.range(0, 4).forEach(number -> kit.send("wp/2", "free" + number));
    Eventually.is(true, () -> kit.said().containsAll(List.of("bad", "free0", "free1", "free2", "free3")));
    assertThat(kit.said()).doesNotContain("behind");
    kit.pass(Duration.ofMinutes(2));
    Eventually.is(true, () -> kit.said().contains("behind"));
    assertThat(kit.said().subList(kit.said().lastIndexOf("bad"), kit.said().size())).containsExactly("bad", "behind");
    assertThat(kit.said().stream().filter(one -> one.startsWith("free")).toList()).containsExactly("free0", "free1", "free2", "free3");
  }

  @Test
  void anHourWithoutAReceiverLosesNothingAndKeepsEveryOrder() {
    int port = kit.receiver().port();
    kit.receiver().close();
    kit.start();
    for (int minute = 0; minute < 60; minute++) {
      kit.send("wp/" + minute % 7, "m" + minute);
      kit.pass(Duration.ofMinutes(1));
    }
    Eventually.is(true, () -> kit.deliveries().outlooks().get(kit.hook()).health().isFailing());
    assertThat(kit.paused()).isEmpty();
    var back = kit.open(Receiver.at(port));
    kit.pass(Duration.ofMinutes(10)); // the longest rest
    Eventually.is(60, () -> back.got().size());
    for (int stream = 0; stream < 7; stream++) {
      int number = stream;
      assertThat(Sending.said(back).stream().filter(one -> Integer.parseInt(one.substring(1)) % 7 == number).toList())
          .isEqualTo(IntStream.range(0, 60).filter(minute -> minute % 7 == number).mapToObj(minute -> "m" + minute).toList());
    }
    Eventually.is(Outlook.NOTHING, () -> kit.deliveries().outlooks().get(kit.hook()));
  }

  @Test
  void aReceiverThatHangsHoldsUpNoOther() {
    var hanging = kit.open(Receiver.start());
    hanging.hangs();
    long stuck = kit.endpoint(hanging.address("/"), "");
    kit.start();
    IntStream.range(0, 20).forEach(number -> kit.send(message("wp/" + number, "m" + number), List.of(stuck, kit.hook())));
    kit.arrived(20);
    assertThat(hanging.got()).hasSize(Dispatch.AT_ONCE);
  }

  @Test
  void severalNodesShareTheWorkAndKeepTheOrder() {
    kit.start();
    var other = kit.node(copy.anotherNode(), List.of("127.0.0.1"));
    other.dispatch().start();
    IntStream.range(0, 200).forEach(number -> (number % 2 == 0 ? kit.deliveries() : other)
        .send(List.of(new Addressed(message("wp/" + number % 5, "m" + number), List.of(kit.hook())))));
    kit.arrived(200);
    for (int stream = 0; stream < 5; stream++) {
      int number = stream;
      assertThat(kit.said().stream().filter(one -> Integer.parseInt(one.substring(1)) % 5 == number).toList())
          .isEqualTo(IntStream.range(0, 200).filter(each -> each % 5 == number).mapToObj(each -> "m" + each).toList());
    }
  }

  /** A node begins to claim, another has a stream meanwhile and is done with its message, and then the first gets to that stream. */
  @Test
  void whatAnotherHasSentMeanwhileIsNotClaimed() throws Exception {
    kit.send("wp/slow", "a");
    kit.clock().pass(Duration.ofSeconds(1));
    kit.send("wp/quick", "b");
    kit.send("wp/quick", "c");
    var world = World.in(copy.database());
    world.run("create function dawdle() returns trigger language plpgsql as 'begin perform pg_sleep(1); return new; end'");
    world.run("create trigger dawdle before update on webhook_streams for each row when (old.stream = 'wp/slow' and old.lease_ends is null) execute function dawdle()");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var slow = threads.submit(() -> claim());
      Eventually.is(true, () -> world.number("select count(*) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'") > 0);
      var quick = claim().getFirst();
      assertThat(quick.delivery().message().body()).contains("\"b\"");
      new Settle(copy.database(), kit.clock(), pause -> {}).attempt(quick, quick.delivery(), new Attempt(kit.clock().instant(), "", Map.of(), 204, Map.of(), "", 1), false);
      assertThat(slow.get().toString()).contains("\"a\"").doesNotContain("\"b\"");
    } finally {
      world.run("drop function dawdle() cascade");
    }
  }

  private List<QueueStore.Claimed> claim() {
    var now = kit.clock().instant();
    return new QueueStore(copy.database()).claim(kit.hook(), 2, now, now.plusSeconds(30));
  }

  @Test
  void whatANodeHadWhenItDiedIsSentByAnother() {
    kit.send("wp/1", "orphan");
    new QueueStore(copy.database()).claim(kit.hook(), 1, kit.clock().instant(), kit.clock().instant().plusSeconds(30));
    kit.start();
    kit.send("wp/2", "other");
    kit.arrived(1);
    assertThat(kit.said()).containsExactly("other");
    kit.clock().pass(Duration.ofSeconds(31));
    kit.arrived(2);
    assertThat(kit.said()).containsExactly("other", "orphan");
  }

  @Test
  void oneThatIsTurnedOffKeepsWhatWaits() {
    kit.book().turnOff(kit.hook());
    kit.start();
    kit.send("wp/1", "later");
    kit.pass(Duration.ofDays(3));
    assertThat(kit.deliveries().outlooks().get(kit.hook())).isEqualTo(new Outlook(1, Health.GOOD));
    kit.book().turnOn(kit.hook());
    kit.arrived(1);
  }

  private static String hmac(String algorithm, byte[] body) throws Exception {
    var mac = Mac.getInstance(algorithm);
    mac.init(new SecretKeySpec("s3cret".getBytes(StandardCharsets.UTF_8), algorithm));
    return HexFormat.of().formatHex(mac.doFinal(body));
  }
}
