package gewerk.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import gewerk.testkit.Receiver;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a thousand events a second cost requests when a webhook with a slow receiver wants all of them. Prints the figures of docs/performance.md. */
@Tag("torture")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@DisplayName("A thousand events a second into a slow receiver")
class WebhookLoadTest {
  private static final int SECONDS = Integer.getInteger("gewerk.load.seconds", 20);
  private static final int EVENTS_A_SECOND = 1_000;
  private static final int READERS = 4;
  private static final int REQUESTS_A_SECOND_EACH = 15;
  private static final int PROJECTS = 200;

  @RegisterExtension
  static final TestServer server = TestServer.start(Map.of("GEWERK_SSRF_PROTECTION_IP_ALLOWLIST", "127.0.0.1"));

  private record Latency(double p50, double p95, double p99) {
    static Latency of(ConcurrentLinkedQueue<Long> nanos) {
      var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
      return new Latency(at(sorted, 0.50), at(sorted, 0.95), at(sorted, 0.99));
    }

    private static double at(long[] sorted, double part) {
      return Math.round(sorted[(int) (part * (sorted.length - 1))] / 10_000.0) / 100.0;
    }
  }

  @Test
  void doesNotSlowRequestsDown() throws Exception {
    var world = server.world();
    var fx = world.fx();
    var ids = IntStream.range(0, PROJECTS).mapToLong(number -> world.project("load-" + number, "Load " + number)).toArray();
    long wp = fx.workPackage("Read again and again");
    measure(wp, null, ids); // warms up
    var quiet = measure(wp, null, ids);
    var unheard = measure(wp, "", ids);
    try (var receiver = Receiver.start()) {
      receiver.takes(500);
      long hook = world.insert("webhooks", Map.of("name", "slow", "url", receiver.address("/").toString(), "enabled", true, "all_projects", true, "description", "",
          "created_at", "2026-01-01T00:00:00Z", "updated_at", "2026-01-01T00:00:00Z"));
      world.insertAll("webhook_events", List.of(Map.of("webhook_id", hook, "name", "project:updated")));
      var heard = measure(wp, "webhooks", ids);
      System.out.println("requests without events:                  " + quiet);
      System.out.println("requests, 1,000 events/s nobody wants:    " + unheard);
      System.out.println("requests, 1,000 events/s, slow receiver:  " + heard);
      System.out.println("afterwards: %d deliveries queued, %d events still to be turned into deliveries, %d received".formatted(
          world.number("select count(*) from webhook_deliveries where state = 'waiting'"), world.number("select count(*) from event_deliveries"), receiver.got().size()));
      assertThat(heard.p95).as("no tenfold latency").isLessThan(Math.max(unheard.p95 * 10, 200));
    }
  }

  /** @param listener who wants the events; empty for nobody, null for no events at all */
  private static Latency measure(long wp, @org.jspecify.annotations.Nullable String listener, long[] ids) throws Exception {
    var over = new AtomicBoolean();
    var nanos = new ConcurrentLinkedQueue<Long>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var work = new java.util.ArrayList<Future<?>>();
      IntStream.range(0, READERS).forEach(number -> work.add(threads.submit(() -> read(wp, over, nanos))));
      if (listener != null) {
        work.add(threads.submit(() -> write(listener, over, ids)));
      }
      Thread.sleep(SECONDS * 1_000L);
      over.set(true);
      for (var each : work) {
        each.get();
      }
    }
    return Latency.of(nanos);
  }

  private static void read(long wp, AtomicBoolean over, ConcurrentLinkedQueue<Long> nanos) {
    var client = server.admin();
    long next = System.nanoTime();
    while (!over.get()) {
      long begun = System.nanoTime();
      client.get("/work_packages/" + wp).is(200);
      nanos.add(System.nanoTime() - begun);
      next += 1_000_000_000L / REQUESTS_A_SECOND_EACH;
      LockSupport.parkNanos(next - System.nanoTime());
    }
  }

  /** As the outbox writes them, a hundred in a statement ten times a second. */
  private static void write(String listener, AtomicBoolean over, long[] ids) {
    var listeners = listener.isEmpty() ? new String[0] : new String[] {listener};
    long next = System.nanoTime();
    for (int round = 0; !over.get(); round++) {
      int from = round * 100 % PROJECTS;
      server.world().run("""
          with told as (
            insert into events (kind, resource, resource_id, project_id, actor_id, details)
            select 'project.updated', 'project', id, id, (select min(id) from users), '{"changes": {"name": ["a", "b"]}}' from unnest(?) as id returning id, resource_id)
          insert into event_deliveries (event_id, listener, stream) select told.id, listener, 'project/' || told.resource_id from told, unnest(?) as listener
          """, Arrays.copyOfRange(ids, from, from + 100), listeners);
      next += 1_000_000_000L * 100 / EVENTS_A_SECOND;
      LockSupport.parkNanos(next - System.nanoTime());
    }
  }
}
