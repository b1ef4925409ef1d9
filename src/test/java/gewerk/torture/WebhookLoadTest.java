package gewerk.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
import gewerk.testkit.World;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What a thousand events a second cost requests when a webhook with a slow receiver wants all of them. The same requests are measured in turns, with
 * events and without, so that whatever else the machine does meets both. Prints the figures of docs/performance.md.
 */
@Tag("torture")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
@DisplayName("A thousand events a second into a slow receiver")
class WebhookLoadTest {
  private static final int ROUNDS = Integer.getInteger("gewerk.load.rounds", 6);
  private static final int SECONDS = Integer.getInteger("gewerk.load.seconds", 5);
  private static final int EVENTS_A_SECOND = 1_000;
  private static final int READERS = 4;
  private static final int REQUESTS_A_SECOND_EACH = 15;
  private static final int PROJECTS = 200;
  /** How many times as long a request may take; events share two processors with requests, but nothing must wait for them. */
  private static final double MOST_P50 = 1.75;
  private static final double MOST_P95 = 2.0;

  @RegisterExtension
  static final TestServer server = TestServer.start(Map.of("GEWERK_SSRF_PROTECTION_IP_ALLOWLIST", "127.0.0.1"));

  private final World world = server.world();
  private final long[] ids = IntStream.range(0, PROJECTS).mapToLong(number -> world.project("load-" + number, "Load " + number)).toArray();
  private long wp;
  private long written;

  /** Milliseconds for a request. */
  private record Latency(double p50, double p95, double p99) {
    static Latency of(Collection<Long> nanos) {
      var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
      return new Latency(at(sorted, 0.50), at(sorted, 0.95), at(sorted, 0.99));
    }

    private static double at(long[] sorted, double part) {
      return Math.round(sorted[(int) (part * (sorted.length - 1))] / 10_000.0) / 100.0;
    }
  }

  @Test
  void doesNotSlowRequestsDown() throws Exception {
    wp = world.fx().workPackage("Read again and again");
    var quiet = new ConcurrentLinkedQueue<Long>();
    var unheard = new ConcurrentLinkedQueue<Long>();
    var heard = new ConcurrentLinkedQueue<Long>();
    long turned = 0;
    try (var receiver = Receiver.start()) {
      receiver.takes(500);
      hook(receiver);
      measure(new ConcurrentLinkedQueue<>(), "webhooks"); // warms up
      clean();
      written = 0;
      for (int round = 0; round < ROUNDS; round++) {
        measure(quiet, null);
        measure(unheard, "");
        hook(receiver);
        measure(heard, "webhooks");
        turned += world.number("select count(*) from webhook_deliveries");
        clean();
      }
      say(List.of(Latency.of(quiet), Latency.of(unheard), Latency.of(heard)), turned, receiver.got().size());
      assertThat(Latency.of(heard).p50 / Latency.of(quiet).p50).as("the middle one").isLessThan(MOST_P50);
      assertThat(Latency.of(heard).p95 / Latency.of(quiet).p95).as("one of twenty").isLessThan(MOST_P95);
      assertThat(turned).as("deliveries made while requests were answered").isGreaterThan(written / 4);
    }
  }

  private void say(List<Latency> found, long turned, int arrived) {
    var machine = ManagementFactory.getOperatingSystemMXBean();
    System.out.println("requests without events:                  " + found.get(0));
    System.out.println("requests, 1,000 events/s nobody wants:    " + found.get(1));
    System.out.println("requests, 1,000 events/s, slow receiver:  " + found.get(2));
    System.out.println("%d events written for it in %d s, %d deliveries made of them meanwhile, %d arrived; load %.1f on %d processors".formatted(written, ROUNDS * SECONDS, turned,
        arrived, machine.getSystemLoadAverage(), machine.getAvailableProcessors()));
  }

  private void hook(Receiver receiver) {
    long hook = world.insert("webhooks", Map.of("name", "slow", "url", receiver.address("/").toString(), "enabled", true, "all_projects", true, "description", "",
        "created_at", "2026-01-01T00:00:00Z", "updated_at", "2026-01-01T00:00:00Z"));
    world.insertAll("webhook_events", List.of(Map.of("webhook_id", hook, "name", "project:updated")));
  }

  /** As if nothing had happened. */
  private void clean() {
    world.run("delete from events");
    world.run("delete from webhooks");
  }

  /** @param listener who wants the events; empty for nobody, null for no events at all */
  private void measure(Collection<Long> nanos, @Nullable String listener) throws Exception {
    var over = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var work = new ArrayList<Future<?>>();
      IntStream.range(0, READERS).forEach(number -> work.add(threads.submit(() -> read(wp, over, nanos))));
      if (listener != null) {
        work.add(threads.submit(() -> write(listener, over)));
      }
      Thread.sleep(SECONDS * 1_000L);
      over.set(true);
      for (var each : work) {
        each.get();
      }
    }
  }

  private static void read(long wp, AtomicBoolean over, Collection<Long> nanos) {
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
  private void write(String listener, AtomicBoolean over) {
    var listeners = listener.isEmpty() ? new String[0] : new String[] {listener};
    long next = System.nanoTime();
    for (int round = 0; !over.get(); round++) {
      int from = round * 100 % PROJECTS;
      world.run("""
          with told as (
            insert into events (kind, resource, resource_id, project_id, actor_id, details)
            select 'project.updated', 'project', id, id, (select min(id) from users), '{"changes": {"name": ["a", "b"]}}' from unnest(?) as id returning id, resource_id)
          insert into event_deliveries (event_id, listener, stream) select told.id, listener, 'project/' || told.resource_id from told, unnest(?) as listener
          """, Arrays.copyOfRange(ids, from, from + 100), listeners);
      written += listeners.length * 100L;
      next += 1_000_000_000L * 100 / EVENTS_A_SECOND;
      LockSupport.parkNanos(next - System.nanoTime());
    }
  }
}
