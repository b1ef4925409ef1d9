package gewerk.connect.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import gewerk.platform.database.Database;
import gewerk.platform.outgoing.NameLookup;
import gewerk.platform.outgoing.Outgoing;
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
class DeliveriesTest {
  @RegisterExtension
  static final TestDatabase copy = TestDatabase.copy();

  private final World world = World.in(copy.database());
  private final Clock clock = new Clock();
  private final Book book = new Book();
  private final List<Long> paused = new CopyOnWriteArrayList<>();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private Deliveries deliveries = node(copy.database(), List.of("127.0.0.1"));
  private final Receiver receiver = open(Receiver.start());
  private final long hook = endpoint(receiver.address("/in?key=of-the-harbour"), "s3cret");

  /** Time that passes when we say so. */
  private static final class Clock implements InstantSource {
    private volatile Instant now = Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);

    @Override
    public Instant instant() {
      return now;
    }

    void pass(Duration time) {
      now = now.plus(time);
    }
  }

  /** The endpoints there are. */
  private static final class Book implements Endpoints {
    private final Map<Long, Endpoint> all = new java.util.concurrent.ConcurrentHashMap<>();
    private final Set<Long> off = java.util.concurrent.ConcurrentHashMap.newKeySet();

    @Override
    public Collection<Long> open() {
      return all.keySet().stream().filter(id -> !off.contains(id)).toList();
    }

    @Override
    public Optional<Endpoint> find(long id) {
      return Optional.ofNullable(all.get(id));
    }
  }

  @AfterEach
  void close() throws Exception {
    for (var one : opened.reversed()) {
      one.close();
    }
    world.run("delete from webhooks");
  }

  @Test
  void aMessageArrivesSignedAndUnderANumberThatStays() throws Exception {
    receiver.answers(got -> new Says(receiver.got().size() == 1 ? 503 : 204, Map.of(), ""));
    start();
    send("project/1", "first");
    arrived(1);
    pass(Duration.ofSeconds(3));
    arrived(2);
    var first = receiver.got().getFirst();
    var second = receiver.got().getLast();
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
    long other = endpoint(receiver.address("/plain"), "");
    start();
    deliveries.send(List.of(message("project/1", "unsigned")), List.of(other));
    arrived(1);
    assertThat(receiver.got().getFirst().header("X-OP-Signature") + receiver.got().getFirst().header("X-Gewerk-Signature-256")).isEmpty();
  }

  @Test
  void whatHasBeenTakenIsTakenOnce() {
    start();
    var message = message("project/1", "once");
    deliveries.send(List.of(message), List.of(hook));
    deliveries.send(List.of(message), List.of(hook));
    send("project/1", "afterwards");
    arrived(2);
    assertThat(said()).containsExactly("once", "afterwards");
  }

  /** A message that fails holds back those behind it in its stream, and no others. */
  @Test
  void theOrderOfAStreamIsKeptWhileItFails() {
    receiver.answers(got -> new Says(got.text().contains("bad") && clock.instant().isBefore(mended) ? 500 : 200, Map.of(), ""));
    mended = clock.instant().plusSeconds(60);
    start();
    send("wp/1", "bad");
    send("wp/1", "behind");
    IntStream.range(0, 4).forEach(number -> send("wp/2", "free" + number));
    Eventually.is(true, () -> said().containsAll(List.of("bad", "free0", "free1", "free2", "free3")));
    assertThat(said()).doesNotContain("behind");
    pass(Duration.ofMinutes(2));
    Eventually.is(true, () -> said().contains("behind"));
    assertThat(said().subList(said().lastIndexOf("bad"), said().size())).containsExactly("bad", "behind");
    assertThat(said().stream().filter(one -> one.startsWith("free")).toList()).containsExactly("free0", "free1", "free2", "free3");
  }

  private Instant mended = Instant.EPOCH;

  @Test
  void anHourWithoutAReceiverLosesNothingAndKeepsEveryOrder() {
    int port = receiver.port();
    receiver.close();
    start();
    for (int minute = 0; minute < 60; minute++) {
      send("wp/" + minute % 7, "m" + minute);
      clock.pass(Duration.ofMinutes(1));
    }
    Eventually.is(true, () -> deliveries.outlooks().get(hook).health().isFailing());
    assertThat(paused).isEmpty();
    var back = open(Receiver.at(port));
    pass(Duration.ofMinutes(10)); // the longest rest
    Eventually.is(60, () -> back.got().size());
    for (int stream = 0; stream < 7; stream++) {
      int number = stream;
      assertThat(said(back).stream().filter(one -> Integer.parseInt(one.substring(1)) % 7 == number).toList())
          .isEqualTo(IntStream.range(0, 60).filter(minute -> minute % 7 == number).mapToObj(minute -> "m" + minute).toList());
    }
    Eventually.is(Outlook.NOTHING, () -> deliveries.outlooks().get(hook));
  }

  @Test
  void whileEverythingFailsOnlyProbesAreSent() {
    receiver.answers(502);
    start();
    IntStream.range(0, 40).forEach(number -> send("wp/" + number, "m" + number));
    Eventually.is(true, () -> deliveries.outlooks().get(hook).health().isFailing());
    Eventually.is(0L, this::underWay);
    int before = receiver.got().size();
    assertThat(before).as("those at once when it began, and no more").isLessThanOrEqualTo(12);
    for (int probe = 1; probe <= 3; probe++) {
      pass(Duration.ofMinutes(10));
      arrived(before + probe);
      Eventually.is(0L, this::underWay);
    }
    assertThat(receiver.got()).hasSize(before + 3);
  }

  @Test
  void oneThatFailsForADayIsGivenUpAndCanBeSentAgain() {
    receiver.answers(got -> new Says(got.text().contains("poison") ? 422 : 200, Map.of(), ""));
    start();
    send("wp/1", "poison");
    send("wp/1", "behind");
    for (int hour = 0; hour < 26; hour++) {
      send("wp/2", "healthy" + hour);
      pass(Duration.ofHours(1));
      int expected = hour;
      Eventually.is(expected + 1L, () -> said().stream().filter(one -> one.startsWith("healthy")).distinct().count());
    }
    Eventually.is(true, () -> said().contains("behind"));
    Eventually.is(1, () -> deliveries.log(hook, filter("failed"), 0, 10).size());
    var failed = deliveries.log(hook, filter("failed"), 0, 10);
    assertThat(failed).hasSize(1).allSatisfy(one -> {
      assertThat(one.last()).isEqualTo(new Logged.Last(422, "HTTP 422"));
      assertThat(deliveries.attempts(one.id())).hasSizeGreaterThan(10);
    });
    receiver.answers(200);
    int before = receiver.got().size();
    assertThat(deliveries.again(hook, List.of(failed.getFirst().id()))).isOne();
    arrived(before + 1);
    assertThat(receiver.got().getLast().header("X-Gewerk-Delivery")).isEqualTo(failed.getFirst().uid());
    assertThat(said().getLast()).isEqualTo("poison");
  }

  @Test
  void aRangeIsSentAgainInItsOrder() {
    start();
    IntStream.range(0, 6).forEach(number -> {
      clock.pass(Duration.ofMinutes(1));
      send("wp/1", "m" + number);
      Eventually.is(number + 1L, () -> deliveries.count(hook, filter("delivered")));
    });
    var start = clock.instant().minus(Duration.ofMinutes(4));
    assertThat(deliveries.again(hook, new LogFilter(Optional.empty(), Optional.of("test:said"), Optional.of(start), Optional.of(clock.instant())))).isEqualTo(4);
    arrived(10);
    assertThat(said().subList(6, 10)).containsExactly("m1", "m2", "m3", "m4");
  }

  @Test
  void afterADayItIsPausedWithANoticeAndResumesByHand() {
    receiver.answers(500);
    start();
    IntStream.range(0, 8).forEach(number -> send("wp/" + number, "m" + number));
    untilPaused();
    assertThat(paused).containsExactly(hook);
    receiver.answers(200);
    deliveries.resume(hook);
    Eventually.is(Outlook.NOTHING, () -> deliveries.outlooks().get(hook));
    assertThat(deliveries.count(hook, filter("delivered"))).isEqualTo(8);
  }

  @Test
  void aPausedOneResumesByAProbeThatArrives() {
    receiver.answers(500);
    start();
    IntStream.range(0, 8).forEach(number -> send("wp/" + number, "m" + number));
    untilPaused();
    receiver.answers(200);
    pass(Duration.ofMinutes(61));
    Eventually.is(Outlook.NOTHING, () -> deliveries.outlooks().get(hook));
    assertThat(deliveries.count(hook, filter("delivered"))).isEqualTo(8);
  }

  @Test
  void aTestThatArrivesResumesToo() {
    receiver.answers(500);
    start();
    IntStream.range(0, 8).forEach(number -> send("wp/" + number, "m" + number));
    Eventually.is(true, () -> deliveries.outlooks().get(hook).health().isFailing());
    receiver.answers(200);
    var attempt = deliveries.probe(message("test", "knock"), book.all.get(hook));
    assertThat(attempt.code()).isEqualTo(200);
    Eventually.is(0L, () -> deliveries.outlooks().get(hook).waiting());
  }

  @Test
  void aReceiverThatHangsHoldsUpNoOther() {
    var hanging = open(Receiver.start());
    hanging.hangs();
    long stuck = endpoint(hanging.address("/"), "");
    start();
    IntStream.range(0, 20).forEach(number -> deliveries.send(List.of(message("wp/" + number, "m" + number)), List.of(stuck, hook)));
    arrived(20);
    assertThat(hanging.got()).hasSize(Dispatch.AT_ONCE);
  }

  @Test
  void severalNodesShareTheWorkAndKeepTheOrder() {
    start();
    var other = node(copy.anotherNode(), List.of("127.0.0.1"));
    other.dispatch().start();
    IntStream.range(0, 200).forEach(number -> (number % 2 == 0 ? deliveries : other).send(List.of(message("wp/" + number % 5, "m" + number)), List.of(hook)));
    arrived(200);
    for (int stream = 0; stream < 5; stream++) {
      int number = stream;
      assertThat(said().stream().filter(one -> Integer.parseInt(one.substring(1)) % 5 == number).toList())
          .isEqualTo(IntStream.range(0, 200).filter(each -> each % 5 == number).mapToObj(each -> "m" + each).toList());
    }
  }

  @Test
  void whatANodeHadWhenItDiedIsSentByAnother() {
    send("wp/1", "orphan");
    new QueueStore(copy.database()).claim(hook, 1, clock.instant(), clock.instant().plusSeconds(30));
    start();
    send("wp/2", "other");
    arrived(1);
    assertThat(said()).containsExactly("other");
    clock.pass(Duration.ofSeconds(31));
    arrived(2);
    assertThat(said()).containsExactly("other", "orphan");
  }

  @Test
  void oneThatIsTurnedOffKeepsWhatWaits() {
    book.off.add(hook);
    start();
    send("wp/1", "later");
    pass(Duration.ofDays(3));
    assertThat(deliveries.outlooks().get(hook)).isEqualTo(new Outlook(1, Health.GOOD));
    book.off.clear();
    arrived(1);
  }

  @Test
  void theLogKeepsWhatWasSentAndAnsweredWithoutSecrets() {
    receiver.answers(got -> new Says(418, Map.of("Set-Cookie", "session=abc", "X-Note", "you said s3cret"), "your s3cret is out\0" + "x".repeat(20_000)));
    start();
    send("wp/1", "tea");
    arrived(1);
    Eventually.is(1, () -> deliveries.log(hook, LogFilter.ALL, 0, 10).getFirst().attempts());
    var logged = deliveries.log(hook, LogFilter.ALL, 0, 10).getFirst();
    assertThat(deliveries.body(hook, logged.id())).contains("{\"say\":\"tea\"}");
    var attempt = deliveries.attempts(logged.id()).getFirst();
    assertThat(attempt.code()).isEqualTo(418);
    assertThat(attempt.address()).endsWith("/in?key=***");
    assertThat(attempt.sent()).containsEntry("X-OP-Signature", "***").containsEntry("X-Gewerk-Delivery", logged.uid());
    assertThat(attempt.body()).startsWith("your *** is out").hasSizeLessThan(17_000).endsWith("…");
    assertThat(attempt.received().entrySet()).anyMatch(header -> header.getKey().equalsIgnoreCase("set-cookie") && header.getValue().equals(List.of("***")));
    assertThat(attempt.received().toString()).contains("you said ***").doesNotContain("s3cret");
  }

  @Test
  void aRedirectIsAFailure() {
    receiver.answers(got -> new Says(307, Map.of("Location", "http://127.0.0.1:" + receiver.port() + "/elsewhere"), ""));
    start();
    send("wp/1", "go");
    Eventually.is(1, () -> deliveries.log(hook, LogFilter.ALL, 0, 10).getFirst().attempts());
    var logged = deliveries.log(hook, LogFilter.ALL, 0, 10).getFirst();
    assertThat(logged.state()).isEqualTo("waiting");
    assertThat(deliveries.attempts(logged.id()).getFirst().body()).contains("Redirects are not followed");
    assertThat(receiver.got()).hasSize(1);
  }

  @Test
  void aPrivateAddressIsRefusedAndTheLogSaysHowToAllowIt() {
    var strict = node(copy.database(), List.of());
    strict.dispatch().start();
    strict.send(List.of(message("wp/1", "hush")), List.of(hook));
    Eventually.is(1, () -> deliveries.log(hook, LogFilter.ALL, 0, 10).getFirst().attempts());
    var attempt = deliveries.attempts(deliveries.log(hook, LogFilter.ALL, 0, 10).getFirst().id()).getFirst();
    assertThat(attempt.code()).isEqualTo(-1);
    assertThat(attempt.body()).contains("127.0.0.1").contains("OPENPROJECT_SSRF_PROTECTION_IP_ALLOWLIST");
    assertThat(receiver.got()).isEmpty();
  }

  @Test
  void whatIsOldAndFinishedIsForgotten() {
    start();
    send("wp/1", "old");
    arrived(1);
    Eventually.is(1L, () -> deliveries.count(hook, filter("delivered")));
    receiver.answers(500);
    send("wp/1", "waits");
    arrived(2);
    pass(Duration.ofDays(31));
    assertThat(deliveries.forgetOlderThan(Duration.ofDays(30))).isOne();
    assertThat(deliveries.count(hook, LogFilter.ALL)).isOne();
  }

  private void untilPaused() {
    Eventually.is(true, () -> deliveries.outlooks().get(hook).health().isFailing());
    pass(Duration.ofHours(24));
    Eventually.is(true, () -> deliveries.outlooks().get(hook).health().isPaused());
    Eventually.is(0L, this::underWay);
  }

  /** Time passes while the node is down: what is on its way as the clock jumps would be held for dead, or begin its pause only then. */
  private void pass(Duration time) {
    deliveries.dispatch().close();
    clock.pass(time);
    deliveries = node(copy.database(), List.of("127.0.0.1"));
    start();
  }

  private long underWay() {
    return world.number("select count(*) from webhook_streams where lease_ends > ?", gewerk.platform.database.Compare.time(clock.instant()));
  }

  private void arrived(int many) {
    Eventually.is(true, () -> receiver.got().size() >= many);
    assertThat(receiver.got()).hasSize(many);
  }

  private List<String> said() {
    return said(receiver);
  }

  private static List<String> said(Receiver receiver) {
    return receiver.got().stream().map(got -> got.json().path("say").asString()).toList();
  }

  private static LogFilter filter(String state) {
    return new LogFilter(Optional.of(state), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private void start() {
    deliveries.dispatch().start();
  }

  private void send(String stream, String text) {
    deliveries.send(List.of(message(stream, text)), List.of(hook));
  }

  private static Message message(String stream, String text) {
    return new Message(World.unique("cause"), "test:said", stream, "{\"say\":\"" + text + "\"}");
  }

  private long endpoint(URI address, String secret) {
    long id = world.insert("webhooks", Map.of("name", World.unique("hook"), "url", address.toString(), "enabled", true, "all_projects", true,
        "description", "", "created_at", Instant.now().toString(), "updated_at", Instant.now().toString()));
    book.all.put(id, new Endpoint(id, address, secret));
    return id;
  }

  private Deliveries node(Database database, List<String> allowed) {
    var outgoing = open(new Outgoing(NameLookup.SYSTEM, () -> allowed));
    var node = new Deliveries(new Deliveries.Tools(database, outgoing, clock), book, paused::add);
    opened.add(node.dispatch()::close);
    return node;
  }

  private <T extends AutoCloseable> T open(T one) {
    opened.add(one);
    return one;
  }

  private static String hmac(String algorithm, byte[] body) throws Exception {
    var mac = Mac.getInstance(algorithm);
    mac.init(new SecretKeySpec("s3cret".getBytes(StandardCharsets.UTF_8), algorithm));
    return HexFormat.of().formatHex(mac.doFinal(body));
  }
}
