package gewerk.connect.deliveries;

import static gewerk.connect.deliveries.Sending.filter;
import static gewerk.connect.deliveries.Sending.message;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import gewerk.testkit.Eventually;
import gewerk.testkit.Receiver.Says;
import gewerk.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A receiver that fails is asked less and less, then paused, and gets everything when it is back")
class FailingTest {
  @RegisterExtension
  static final TestDatabase copy = TestDatabase.copy();

  private final Sending kit = Sending.in(copy);

  @AfterEach
  void close() throws Exception {
    kit.close();
  }

  @Test
  void whileEverythingFailsOnlyProbesAreSent() {
    kit.receiver().answers(502);
    kit.start();
    IntStream.range(0, 40).forEach(number -> kit.send("wp/" + number, "m" + number));
    Eventually.is(true, () -> kit.deliveries().outlooks().get(kit.hook()).health().isFailing());
    Eventually.is(0L, kit::underWay);
    int before = kit.receiver().got().size();
    assertThat(before).as("those at once when it began, and no more").isLessThanOrEqualTo(12);
    for (int probe = 1; probe <= 3; probe++) {
      kit.pass(Duration.ofMinutes(10));
      kit.arrived(before + probe);
      Eventually.is(0L, kit::underWay);
    }
    assertThat(kit.receiver().got()).hasSize(before + 3);
  }

  @Test
  void oneThatFailsForADayIsGivenUpAndCanBeSentAgain() {
    kit.receiver().answers(got -> new Says(got.text().contains("poison") ? 422 : 200, Map.of(), ""));
    kit.start();
    kit.send("wp/1", "poison");
    kit.send("wp/1", "behind");
    for (int hour = 0; hour < 26; hour++) {
      kit.send("wp/2", "healthy" + hour);
      kit.pass(Duration.ofHours(1));
      int expected = hour;
      Eventually.is(expected + 1L, () -> kit.said().stream().filter(one -> one.startsWith("healthy")).distinct().count());
    }
    Eventually.is(true, () -> kit.said().contains("behind"));
    Eventually.is(1, () -> kit.deliveries().log(kit.hook(), filter("failed"), 0, 10).size());
    var failed = kit.deliveries().log(kit.hook(), filter("failed"), 0, 10);
    assertThat(failed).hasSize(1).allSatisfy(one -> {
      assertThat(one.last()).isEqualTo(new Logged.Last(422, "HTTP 422"));
      assertThat(kit.deliveries().attempts(one.id())).hasSizeGreaterThan(10);
    });
    kit.receiver().answers(200);
    int before = kit.receiver().got().size();
    assertThat(kit.deliveries().again(kit.hook(), List.of(failed.getFirst().id()))).isOne();
    kit.arrived(before + 1);
    assertThat(kit.receiver().got().getLast().header("X-Gewerk-Delivery")).isEqualTo(failed.getFirst().uid());
    assertThat(kit.said().getLast()).isEqualTo("poison");
  }

  @Test
  void afterADayItIsPausedWithANoticeAndResumesByHand() {
    kit.receiver().answers(500);
    kit.start();
    IntStream.range(0, 8).forEach(number -> kit.send("wp/" + number, "m" + number));
    kit.untilPaused();
    assertThat(kit.paused()).singleElement().satisfies(pause -> {
      assertThat(pause.endpointId()).isEqualTo(kit.hook());
      assertThat(pause.error()).isEqualTo("HTTP 500");
      assertThat(pause.failingSince()).isBefore(kit.clock().instant().minus(Duration.ofHours(23)));
    });
    kit.receiver().answers(200);
    kit.deliveries().resume(kit.hook());
    Eventually.is(Outlook.NOTHING, () -> kit.deliveries().outlooks().get(kit.hook()));
    assertThat(kit.deliveries().count(kit.hook(), filter("delivered"))).isEqualTo(8);
  }

  @Test
  void aPausedOneResumesByAProbeThatArrives() {
    kit.receiver().answers(500);
    kit.start();
    IntStream.range(0, 8).forEach(number -> kit.send("wp/" + number, "m" + number));
    kit.untilPaused();
    kit.receiver().answers(200);
    kit.pass(Duration.ofMinutes(61));
    Eventually.is(Outlook.NOTHING, () -> kit.deliveries().outlooks().get(kit.hook()));
    assertThat(kit.deliveries().count(kit.hook(), filter("delivered"))).isEqualTo(8);
  }

  @Test
  void aTestThatArrivesResumesToo() {
    kit.receiver().answers(500);
    kit.start();
    IntStream.range(0, 8).forEach(number -> kit.send("wp/" + number, "m" + number));
    Eventually.is(true, () -> kit.deliveries().outlooks().get(kit.hook()).health().isFailing());
    kit.receiver().answers(200);
    var attempt = kit.deliveries().probe(message("test", "knock"), kit.book().find(kit.hook()).orElseThrow());
    assertThat(attempt.code()).isEqualTo(200);
    Eventually.is(0L, () -> kit.deliveries().outlooks().get(kit.hook()).waiting());
  }
}
