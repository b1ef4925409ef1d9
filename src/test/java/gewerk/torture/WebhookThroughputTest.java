package gewerk.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import gewerk.testkit.Receiver;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How many events become deliveries in a second, and what each of them costs. Prints the figures of docs/performance.md. */
@Tag("torture")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@DisplayName("Events become deliveries")
class WebhookThroughputTest {
  private static final int EVENTS = Integer.getInteger("gewerk.load.events", 4_000);
  private static final int ROWS = 200;
  /** With one event after the other it was more than three. */
  private static final double MOST_TRANSACTIONS = 0.5;

  @RegisterExtension
  static final TestServer server = TestServer.start(Map.of("GEWERK_SSRF_PROTECTION_IP_ALLOWLIST", "127.0.0.1"));

  private final World world = server.world();
  private final Receiver receiver = Receiver.start();

  @AfterEach
  void end() {
    world.run("delete from webhooks");
    receiver.close();
  }

  @Test
  void ofProjects() {
    var ids = IntStream.range(0, ROWS).mapToLong(number -> world.project("many-" + number, "Many " + number)).toArray();
    hook("project:updated");
    measure("projects", () -> world.run("""
        with told as (
          insert into events (kind, resource, resource_id, project_id, actor_id, details)
          select 'project.updated', 'project', (?::bigint[])[n % ? + 1], (?::bigint[])[n % ? + 1], (select min(id) from users), '{"changes": {"name": ["a", "b"]}}'
          from generate_series(1, ?) as n returning id, resource_id)
        insert into event_deliveries (event_id, listener, stream) select id, 'webhooks', 'project/' || resource_id from told order by id
        """, ids, ROWS, ids, ROWS, EVENTS));
  }

  @Test
  void ofWorkPackages() {
    var fx = world.fx();
    var ids = IntStream.range(0, ROWS).mapToLong(number -> fx.workPackage("Many " + number)).toArray();
    hook("work_package:created", "work_package:updated");
    measure("work packages", () -> world.run("""
        with written as (
          insert into journals (resource, resource_id, version, user_id, changes, updated_at)
          select 'work_package', (?::bigint[])[n % ? + 1], n + (select coalesce(max(version), 0) from journals), (select min(id) from users), '{"subject": ["a", "b"]}', '2026-01-01T00:00:00.123456Z'
          from generate_series(1, ?) as n returning id, resource_id),
        told as (
          insert into events (kind, resource, resource_id, actor_id, details)
          select 'journal.written', 'work_package', resource_id, 1, jsonb_build_object('journal', id, 'as_of', '2026-01-01T00:00:00.123456Z') from written order by id
          returning id, resource_id)
        insert into event_deliveries (event_id, listener, stream) select id, 'webhooks.history', 'work_package/' || resource_id from told order by id
        """, ids, ROWS, EVENTS));
  }

  private void measure(String what, Runnable write) {
    write.run();
    work(); // warms up
    long before = transactions();
    long begun = System.nanoTime();
    write.run();
    work();
    double seconds = (System.nanoTime() - begun) / 1e9;
    double each = (transactions() - before) / (double) EVENTS;
    System.out.println("%d events of %s became deliveries in %.1f s: %.0f a second, %.2f transactions each".formatted(EVENTS, what, seconds, EVENTS / seconds, each));
    assertThat(world.number("select count(*) from webhook_deliveries")).isEqualTo(2L * EVENTS);
    assertThat(each).as("transactions for each event").isLessThan(MOST_TRANSACTIONS);
  }

  private void work() {
    while (world.number("select count(*) from event_deliveries where failed_at is null") > 0) {
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** Of everybody on this database: the deliveries that are sent meanwhile are among them, but their receiver answers none. */
  private long transactions() {
    world.number("select 1 from pg_stat_clear_snapshot()");
    return world.number("select xact_commit from pg_stat_database where datname = current_database()");
  }

  private void hook(String... events) {
    receiver.hangs();
    long hook = world.insert("webhooks", Map.of("name", "many", "url", receiver.address("/").toString(), "enabled", true, "all_projects", true, "description", "",
        "created_at", "2026-01-01T00:00:00Z", "updated_at", "2026-01-01T00:00:00Z"));
    world.insertAll("webhook_events", List.of(events).stream().map(event -> Map.<String, Object>of("webhook_id", hook, "name", event)).toList());
  }
}
