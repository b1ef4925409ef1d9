package gewerk.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import gewerk.platform.database.Database;
import gewerk.platform.database.Sql;
import gewerk.testkit.Eventually;
import gewerk.testkit.TestDatabase;
import gewerk.testkit.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Events reach every listener, in order, at least once, from any node")
class OutboxTest {
  @RegisterExtension
  static final TestDatabase copy = TestDatabase.copy();

  private final Database database = copy.database();
  private final List<Outbox> opened = new ArrayList<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();

  /** Hears events of one kind, and does something with each. */
  private record Ear(String name, Predicate<Event> wish, Consumer<Event> deed) implements Listener {
    @Override
    public boolean wants(Event event) {
      return wish.test(event);
    }

    @Override
    public void handle(Event event) {
      deed.accept(event);
    }
  }

  @AfterEach
  void close() {
    opened.forEach(Outbox::close);
    World.in(database).run("delete from events");
  }

  @Test
  void anEventArrivesWithAllItTells() {
    var events = new CopyOnWriteArrayList<Event>();
    var outbox = outbox(database, new Ear("ear", event -> true, events::add)).start();
    database.inTransaction(() -> outbox.happened(new Event(0, "ship.launched", "ship", 7, 3L, 5, Map.of("guests", 12, "names", List.of("a")), Instant.EPOCH)));
    Eventually.is(1, events::size);
    var event = events.getFirst();
    assertThat(List.of(event.kind(), event.resource(), event.resourceId(), event.projectId(), event.actorId(), event.details()))
        .isEqualTo(List.of("ship.launched", "ship", 7L, 3L, 5L, Map.of("guests", 12, "names", List.of("a"))));
    assertThat(event.at()).isAfter(Instant.now().minusSeconds(60));
    Eventually.is(0L, this::waiting);
  }

  @Test
  void aChangeThatFailsIsNeverHeard() {
    var outbox = outbox(database, hearing("ear")).start();
    assertThatThrownBy(() -> database.inTransaction(() -> {
      outbox.happened(event("lost", 1));
      throw new IllegalStateException("on purpose");
    })).hasMessage("on purpose");
    outbox.happened(event("kept", 2));
    Eventually.is(List.of("ear kept 2"), () -> heard);
  }

  @Test
  void listenersGetWhatTheyWantAndEachForItself() {
    var outbox = outbox(database, hearing("first"), new Ear("second", event -> event.kind().equals("b"), event -> heard.add("second " + event.kind())));
    outbox.start();
    outbox.happened(event("a", 1));
    outbox.happened(event("b", 2));
    Eventually.is(3, heard::size);
    assertThat(heard).containsExactlyInAnyOrder("first a 1", "first b 2", "second b");
  }

  @Test
  void eventsOfOneRowComeInTheirOrderWhereverTheyAreHandled() {
    var here = outbox(database, hearing("ear"));
    var there = outbox(copy.anotherNode(), hearing("ear"));
    IntStream.range(0, 60).forEach(number -> here.happened(event("step" + number, number % 3)));
    here.start();
    there.start();
    Eventually.is(60, heard::size);
    for (int row = 0; row < 3; row++) {
      int id = row;
      assertThat(heard.stream().filter(said -> said.endsWith(" " + id)).toList())
          .isEqualTo(IntStream.range(0, 60).filter(number -> number % 3 == id).mapToObj(number -> "ear step" + number + " " + id).toList());
    }
  }

  @Test
  void aFailureIsTriedAgainAndHoldsBackOnlyItsOwnRow() {
    var failures = new CopyOnWriteArrayList<String>();
    var outbox = outbox(database, new Ear("ear", event -> true, event -> {
      if (event.resourceId() == 1 && failures.size() < 2) {
        failures.add(event.kind());
        throw new IllegalStateException("not now");
      }
      heard.add(event.kind() + " " + event.resourceId());
    })).start();
    outbox.happened(event("first", 1));
    outbox.happened(event("second", 1));
    outbox.happened(event("other", 2));
    Eventually.is(List.of("other 2"), () -> heard);
    assertThat(outbox.waiting(10)).anySatisfy(waiting -> {
      assertThat(waiting.lastError()).isEqualTo("not now");
      assertThat(waiting.failed()).isFalse();
      assertThat(waiting.dueAt()).isAfter(Instant.now());
    });
    Eventually.is(true, () -> retryNow(outbox) && heard.size() == 3);
    assertThat(failures).containsExactly("first", "first");
    assertThat(heard).containsExactly("other 2", "first 1", "second 1");
  }

  @Test
  void whoFailsTooOftenIsGivenUpUntilSomebodyTriesAnew() {
    var outbox = outbox(database, new Ear("ear", event -> true, event -> {
      heard.add("tried");
      if (heard.size() == 1) {
        throw new IllegalStateException("no");
      }
    }));
    outbox.happened(event("only", 1));
    World.in(database).run("update event_deliveries set attempts = 17");
    outbox.start();
    Eventually.is(true, () -> outbox.waiting(10).stream().anyMatch(Waiting::failed));
    outbox.again(outbox.waiting(10).getFirst().id());
    Eventually.is(2, heard::size);
    Eventually.is(0L, this::waiting);
  }

  @Test
  void aListenerThatIsGoneHoldsUpNobodyAndIsForgottenAfterDays() {
    var before = outbox(database, hearing("gone"), hearing("ear"));
    before.happened(event("left", 1));
    var after = outbox(database, hearing("ear")).start();
    Eventually.is(List.of("ear left 1"), () -> heard);
    Eventually.is(1L, this::waiting);
    after.forgetBefore(Instant.EPOCH);
    assertThat(waiting()).as("during an upgrade another node may still know it").isOne();
    World.in(database).run("update events set created_at = now() - interval '3 days'");
    after.forgetBefore(Instant.EPOCH);
    assertThat(waiting()).isZero();
  }

  @Test
  void aListenerThatHangsHoldsUpNoOther() throws Exception {
    var began = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var outbox = outbox(database, hearing("quick"), new Ear("hangs", event -> true, event -> {
      began.countDown();
      await(mayEnd);
    })).start();
    outbox.happened(event("first", 1));
    began.await();
    IntStream.range(0, 20).forEach(number -> outbox.happened(event("more" + number, number)));
    Eventually.is(21, heard::size);
    mayEnd.countDown();
    Eventually.is(0L, this::waiting);
  }

  @Test
  void anEventThatIsNotDueYetWaitsAndHoldsBackLaterOnesOfItsRow() {
    var outbox = outbox(database, hearing("ear")).start();
    outbox.happened(List.of(event("later", 1), event("later", 2)), Instant.now().plusSeconds(3600));
    outbox.happened(event("behind", 1));
    outbox.happened(event("beside", 3));
    Eventually.is(List.of("ear beside 3"), () -> heard);
    World.in(database).run("update event_deliveries set due_at = now() where due_at > now()");
    Eventually.is(4, heard::size);
    assertThat(heard.stream().filter(said -> said.endsWith(" 1")).toList()).containsExactly("ear later 1", "ear behind 1");
  }

  @Test
  void whatNobodyWantsAndIsForLaterIsNotEvenWritten() {
    var outbox = outbox(database, new Ear("deaf", event -> false, event -> { }));
    outbox.happened(List.of(event("unheard", 1)), Instant.now());
    assertThat(database.number(Sql.of("select count(*) from events"))).isZero();
  }

  @Test
  void theLeaseOfANodeThatDiedEnds() {
    var outbox = outbox(database, hearing("ear"));
    outbox.happened(event("orphan", 1));
    assertThat(new EventStore(database).claim("ear", 1, Instant.now().plusSeconds(60))).hasSize(1);
    assertThat(new EventStore(database).claim("ear", 1, Instant.now().plusSeconds(60))).isEmpty();
    World.in(database).run("update event_deliveries set due_at = now()");
    outbox.start();
    Eventually.is(List.of("ear orphan 1"), () -> heard);
  }

  @Test
  void aSlowListenerDoesNotKeepTheDatabaseBusy() throws Exception {
    var began = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var outbox = outbox(database, new Ear("ear", event -> true, event -> {
      began.countDown();
      await(mayEnd);
    })).start();
    outbox.happened(event("slow", 1));
    began.await();
    assertThat(World.in(database).number("select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'")).isZero();
    mayEnd.countDown();
    Eventually.is(0L, this::waiting);
  }

  @Test
  void closingWaitsForWhatIsBeingHandledAndTakesNothingMore() throws Exception {
    var began = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var outbox = outbox(database, new Ear("ear", event -> true, event -> {
      began.countDown();
      await(mayEnd);
      heard.add(event.kind());
    })).start();
    outbox.happened(event("running", 1));
    began.await();
    outbox.happened(event("next", 2));
    var closing = Thread.ofVirtual().start(outbox::close);
    assertThat(closing.join(Duration.ofMillis(200))).isFalse();
    mayEnd.countDown();
    closing.join();
    assertThat(heard).containsExactly("running");
    assertThat(waiting()).isOne();
  }

  @Test
  void handledEventsAreForgottenAndWaitingOnesKept() {
    var outbox = outbox(database, new Ear("ear", event -> event.kind().equals("waits"), event -> { }));
    outbox.happened(event("waits", 1));
    outbox.happened(event("done", 2));
    assertThat(outbox.forgetBefore(Instant.now().minusSeconds(60))).isZero();
    assertThat(outbox.forgetBefore(Instant.now().plusSeconds(60))).isOne();
  }

  private Outbox outbox(Database node, Listener... listeners) {
    var outbox = new Outbox(node);
    List.of(listeners).forEach(outbox::subscribe);
    opened.add(outbox);
    return outbox;
  }

  private Listener hearing(String name) {
    return new Ear(name, event -> true, event -> heard.add(name + " " + event.kind() + " " + event.resourceId()));
  }

  private boolean retryNow(Outbox outbox) {
    World.in(database).run("update event_deliveries set due_at = now() where due_at < now() + interval '45 seconds'");
    outbox.again(0);
    return true;
  }

  private long waiting() {
    return database.number(Sql.of("select count(*) from event_deliveries"));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Event event(String kind, long id) {
    return Event.now(kind, "ship", id, null, 1);
  }
}
