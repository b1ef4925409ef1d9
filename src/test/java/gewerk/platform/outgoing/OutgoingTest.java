package gewerk.platform.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import gewerk.platform.outgoing.Call.Limits;
import gewerk.testkit.Receiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Requests to other servers")
class OutgoingTest {
  private static final List<String> THIS_MACHINE = List.of("127.0.0.0/8");

  private final Receiver receiver = Receiver.start();
  private final List<Outgoing> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(Outgoing::close);
    receiver.close();
  }

  @Test
  void arriveAsTheyWereWritten() throws IOException {
    receiver.answers(request -> new Receiver.Says(201, Map.of("X-Harbour", "calm"), "moored"));
    var answered = allowing(THIS_MACHINE).send(Call.post(receiver.address("/in?berth=3"), "application/json", "{\"ship\":\"Möwe\"}".getBytes(StandardCharsets.UTF_8))
        .with("X-Pilot", "Ida"));
    assertThat(answered.code()).isEqualTo(201);
    assertThat(answered.isGood()).isTrue();
    assertThat(answered.header("x-harbour")).contains("calm");
    assertThat(answered.text()).isEqualTo("moored");
    var got = receiver.got().getFirst();
    assertThat(got.method() + " " + got.path()).isEqualTo("POST /in?berth=3");
    assertThat(got.text()).isEqualTo("{\"ship\":\"Möwe\"}");
    assertThat(got.header("Content-Type")).isEqualTo("application/json");
    assertThat(got.header("X-Pilot")).isEqualTo("Ida");
    assertThat(got.header("User-Agent")).isEqualTo("Gewerk");
    assertThat(got.header("Host")).isEqualTo("127.0.0.1:" + receiver.port());
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "[64:ff9b::7f00:1]"})
  void doNotReachThisMachineHoweverItIsCalled(String host) {
    assertThatThrownBy(() -> allowing(List.of()).send(Call.get(URI.create("http://" + host + ":" + receiver.port() + "/"))))
        .isInstanceOf(AddressRefused.class).hasMessageContaining("OPENPROJECT_SSRF_PROTECTION_IP_ALLOWLIST");
    assertThat(receiver.got()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "ftp://example.org/", "gopher://example.org/", "jar:http://example.org!/", "//example.org/", "http://user:word@example.org/", "http:///x", "http://127.1/"})
  void goNowhereElseThanToWebServers(String address) {
    assertThat(Outgoing.isAddress(address)).isFalse();
    assertThatThrownBy(() -> allowing(THIS_MACHINE).send(Call.get(URI.create(address)))).isInstanceOf(IOException.class);
  }

  /** DNS rebinding: a public address when it is checked, ours when it is called. */
  @Test
  void goToTheAddressThatWasCheckedAlthoughTheNameLeadsElsewhereNow() throws Exception {
    var lookups = new AtomicInteger();
    var addresses = List.of(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("10.255.255.1"));
    var outgoing = open(host -> List.of(addresses.get(Math.min(lookups.getAndIncrement(), 1))), THIS_MACHINE);
    assertThat(outgoing.send(Call.get(URI.create("http://rebinding.example:" + receiver.port() + "/"))).code()).isEqualTo(200);
    assertThat(lookups).as("one look-up for check and connection").hasValue(1);
    assertThat(receiver.got().getFirst().header("Host")).isEqualTo("rebinding.example:" + receiver.port());
    assertThatThrownBy(() -> outgoing.send(Call.get(URI.create("http://rebinding.example:" + receiver.port() + "/")))).isInstanceOf(AddressRefused.class);
  }

  @Test
  void areNotSentWhenOneOfSeveralAddressesIsRefused() throws Exception {
    var both = List.of(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("192.168.0.1"));
    assertThatThrownBy(() -> open(host -> both, THIS_MACHINE).send(Call.get(URI.create("http://two.example:" + receiver.port() + "/"))))
        .isInstanceOf(AddressRefused.class).hasMessageContaining("192.168.0.1");
  }

  @Test
  void followNoRedirect() throws IOException {
    receiver.answers(request -> new Receiver.Says(302, Map.of("Location", "http://127.0.0.1:" + receiver.port() + "/elsewhere"), ""));
    var answered = allowing(THIS_MACHINE).send(Call.post(receiver.address("/in"), "text/plain", new byte[] {1}));
    assertThat(answered.code()).isEqualTo(302);
    assertThat(answered.isGood()).isFalse();
    assertThat(receiver.got()).hasSize(1);
  }

  @Test
  void readNoMoreOfAnAnswerThanTheyMay() throws IOException {
    receiver.answers(request -> new Receiver.Says(200, Map.of(), "x".repeat(5_000_000)));
    var answered = allowing(THIS_MACHINE).send(Call.get(receiver.address("/")).within(new Limits(Duration.ofSeconds(5), Duration.ofSeconds(15), 1000)));
    assertThat(answered.body()).hasSize(1000);
    assertThat(answered.cut()).isTrue();
  }

  @Test
  void endInTimeWhenNobodyAnswers() {
    receiver.hangs();
    takesAtMostSeconds(10, () -> assertThatThrownBy(() -> allowing(THIS_MACHINE).send(quick(receiver.address("/")))).isInstanceOf(IOException.class)
        .hasMessageContaining("0.5 seconds"));
  }

  /** Each byte in time, but never the end. */
  @Test
  void endInTimeWhenAnAnswerTrickles() {
    receiver.trickles();
    takesAtMostSeconds(10, () -> assertThatThrownBy(() -> allowing(THIS_MACHINE).send(quick(receiver.address("/")))).isInstanceOf(IOException.class)
        .hasMessageContaining("0.5 seconds"));
  }

  @Test
  void tellWhatHinderedThem() {
    int port = receiver.port();
    receiver.close();
    assertThatThrownBy(() -> allowing(THIS_MACHINE).send(Call.get(URI.create("http://127.0.0.1:" + port + "/")))).isInstanceOf(IOException.class)
        .hasMessageContaining("refused");
    assertThatThrownBy(() -> open(host -> List.of(), List.of()).send(Call.get(URI.create("http://nowhere.example/")))).isInstanceOf(IOException.class)
        .hasMessageContaining("nowhere.example");
  }

  private static Call quick(URI address) {
    return Call.get(address).within(new Limits(Duration.ofSeconds(2), Duration.ofMillis(500), 1000));
  }

  private static void takesAtMostSeconds(int most, Runnable block) {
    long begun = System.nanoTime();
    block.run();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(most));
  }

  private Outgoing allowing(List<String> allowed) {
    return open(NameLookup.SYSTEM, allowed);
  }

  private Outgoing open(NameLookup names, List<String> allowed) {
    var outgoing = new Outgoing(names, () -> allowed);
    opened.add(outgoing);
    return outgoing;
  }
}
