package gewerk.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import gewerk.platform.http.QueryString;
import gewerk.testkit.Receiver;
import gewerk.testkit.Receiver.Got;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("torture")
@Timeout(value = 1, unit = TimeUnit.HOURS)
@DisplayName("Webhooks, with a receiver that is down and a server that is killed again and again,")
class WebhookKillTest {
  private static final int KILLS = Integer.getInteger("gewerk.torture.kills", 10);
  private static final int WRITERS = 3;
  private static final int LIFE_MILLISECONDS = 2_500;
  private static final long PATIENCE_SECONDS = 600;
  private static final Map<String, String> ENVIRONMENT = Map.of("GEWERK_JOURNAL_AGGREGATION_TIME_MINUTES", "0", "GEWERK_SSRF_PROTECTION_IP_ALLOWLIST", "127.0.0.1");

  @TempDir
  private Path data;

  private final Random random = new Random(Long.getLong("gewerk.torture.seed", System.nanoTime()));
  /** Subjects that the server has acknowledged. */
  private final ConcurrentLinkedQueue<String> acknowledged = new ConcurrentLinkedQueue<>();
  private Victim victim;

  @AfterEach
  void stops() throws Exception {
    victim.stop();
  }

  @Test
  void loseNothingAndKeepTheOrderOfEachWorkPackage() throws Exception {
    int port = portOfAReceiverThatIsDown();
    start();
    long project = begin(port);
    for (int kill = 1; kill <= KILLS; kill++) {
      writeUntilKilled(project);
      start();
      System.out.println("kill %d of %d: %d changes acknowledged so far, receiver still down".formatted(kill, KILLS, acknowledged.size()));
    }
    try (var receiver = Receiver.at(port)) {
      waitForAll(receiver);
      check(receiver.got());
    }
  }

  private static int portOfAReceiverThatIsDown() {
    try (var receiver = Receiver.start()) {
      return receiver.port();
    }
  }

  private void start() throws Exception {
    victim = Victim.begin(data, ENVIRONMENT);
    victim.ready();
  }

  private long begin(int port) throws Exception {
    var form = QueryString.write(new LinkedHashMap<>(Map.of("webhook[name]", "Ledger", "webhook[url]", "http://127.0.0.1:" + port + "/in", "webhook[enabled]", "true",
        "webhook[project_ids]", "all"))) + "&webhook%5Bevents%5D%5B%5D=work_package%3Acreated&webhook%5Bevents%5D%5B%5D=work_package%3Aupdated";
    var credentials = Base64.getEncoder().encodeToString(("apikey:" + Victim.TOKEN).getBytes(StandardCharsets.UTF_8));
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + victim.port() + "/admin/settings/webhooks")).header("Authorization", "Basic " + credentials)
        .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)).build();
    try (var http = HttpClient.newHttpClient()) {
      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(303);
    }
    try (var caller = new Caller(victim.port())) {
      return caller.send("POST", "/projects", Map.of("name", "Torture")).path("id").asLong();
    }
  }

  private void writeUntilKilled(long project) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor(); var caller = new Caller(victim.port())) {
      var work = new ArrayList<Future<?>>();
      IntStream.range(0, WRITERS).forEach(number -> work.add(threads.submit(() -> write(caller, project))));
      Thread.sleep(500 + random.nextInt(LIFE_MILLISECONDS));
      if (random.nextInt(3) == 0) {
        victim.killPostgres();
      }
      victim.kill();
      for (var each : work) {
        each.get();
      }
    }
  }

  /** A work package, and changes of it, until nobody answers any more. */
  private @org.jspecify.annotations.Nullable Object write(Caller caller, long project) throws InterruptedException, Caller.Refused {
    try {
      while (true) {
        var made = caller.send("POST", "/projects/" + project + "/work_packages?notify=false", Map.of("subject", said("made")));
        acknowledged.add(made.path("subject").asString());
        for (int change = 0; change < 8; change++) {
          var after = caller.send("PATCH", "/work_packages/" + made.path("id").asLong() + "?notify=false", Map.of("lockVersion", change, "subject", said("changed")));
          acknowledged.add(after.path("subject").asString());
        }
      }
    } catch (Caller.Refused refused) {
      throw refused;
    } catch (IOException dead) {
      return null;
    }
  }

  private static String said(String word) {
    return word + " " + java.util.UUID.randomUUID();
  }

  private void waitForAll(Receiver receiver) throws InterruptedException {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!lost(receiver.got()).isEmpty() && System.nanoTime() < end) {
      Thread.sleep(500);
    }
    assertThat(lost(receiver.got())).as("acknowledged changes that nobody was told of").isEmpty();
  }

  private List<String> lost(List<Got> got) {
    var told = new HashSet<String>();
    got.forEach(one -> told.add(one.json().path("event").path("changes").path("subject").path("after").asString("")));
    return acknowledged.stream().filter(subject -> !told.contains(subject)).toList();
  }

  /** Every change begins where the one told before it ended, and the first is the creation. */
  private static void check(List<Got> got) {
    var numbers = new HashSet<String>();
    var last = new HashMap<Long, String>();
    var wrong = new ArrayList<String>();
    int twice = 0;
    for (var one : got) {
      if (!numbers.add(one.header("X-Gewerk-Delivery"))) {
        twice++;
        continue; // at least once: this one came again after a kill
      }
      var subject = one.json().path("event").path("changes").path("subject");
      long id = one.json().path("work_package").path("id").asLong();
      if (!subject.path("before").asString("").equals(last.getOrDefault(id, ""))) {
        wrong.add("work package " + id + ": " + subject + " after " + last.get(id));
      }
      last.put(id, subject.path("after").asString());
    }
    System.out.println(numbers.size() + " deliveries of " + last.size() + " work packages arrived, " + twice + " of them more than once");
    assertThat(wrong).as("told out of order").isEmpty();
  }
}
