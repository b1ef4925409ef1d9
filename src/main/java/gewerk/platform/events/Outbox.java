package gewerk.platform.events;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import gewerk.platform.database.Database;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events in the transaction of the change that caused them and hands each to its listeners afterwards: on any node, at least once,
 * again after a failure, to each listener on a thread of its own.
 */
public final class Outbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final Duration LOOKS_EVERY = Duration.ofSeconds(2);
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final int LOOKS_PER_LEASE = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration UNKNOWN_KEPT = Duration.ofDays(2);

  private final Database database;
  private final EventStore store;
  private final Map<String, Desk> desks = new ConcurrentHashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private @Nullable Thread watch;

  public Outbox(Database database) {
    this.database = database;
    store = new EventStore(database);
  }

  /** Belongs before the start. */
  public void subscribe(Listener listener) {
    desks.put(listener.name(), new Desk(listener, database, LEASE));
  }

  /** Belongs into the transaction of the change. */
  public void happened(Event event) {
    var wanting = wanting(event);
    store.insert(event, wanting);
    wake(wanting);
  }

  /**
   * The same for many, to be handed out not before a moment. What nobody wants is not even written. Events of one row are handed out in the
   * order of their writing: one that is not due yet holds back those after it.
   */
  public void happened(Collection<Event> events, Instant notBefore) {
    events.stream().collect(Collectors.groupingBy(this::wanting)).forEach((wanting, wanted) -> {
      if (!wanting.isEmpty()) {
        store.insertAll(wanted, wanting, notBefore);
        wake(wanting);
      }
    });
  }

  /** Begins to hand out events, until closed. */
  public Outbox start() {
    desks.values().forEach(Desk::open);
    watch = Thread.ofPlatform().name("outbox").daemon().start(this::watch);
    return this;
  }

  /** What is being handled may come to its end within five seconds; afterwards nothing more is taken. */
  @Override
  public void close() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    closing.countDown();
    desks.values().forEach(Desk::close);
    desks.values().forEach(desk -> desk.leave(Duration.ofNanos(end - System.nanoTime())));
  }

  /** What waits or has failed, failed first. */
  public List<Waiting> waiting(int most) {
    return store.waiting(most);
  }

  /** How much each listener has before it, those without anything left out. */
  public Map<String, Waiting.Count> counts() {
    return store.counts();
  }

  /** Tries a failed delivery anew; false when it is gone. */
  public boolean again(long delivery) {
    boolean found = store.again(delivery);
    desks.values().forEach(Desk::wake);
    return found;
  }

  /**
   * Forgets events that everybody has handled and that are older than this, and what waits for listeners that no longer are: not at once, for
   * during an upgrade another node may know them.
   */
  public int forgetBefore(Instant moment) {
    store.forgetOthers(desks.keySet(), Instant.now().minus(UNKNOWN_KEPT));
    return store.forgetBefore(moment);
  }

  private List<String> wanting(Event event) {
    return desks.values().stream().filter(desk -> desk.wants(event)).map(Desk::name).sorted().toList();
  }

  private void wake(List<String> listeners) {
    if (!listeners.isEmpty()) {
      database.afterCommit(() -> listeners.forEach(name -> desks.get(name).wake()));
    }
  }

  /** Other nodes write events too, pauses come to their end, and what takes long must stay with us. */
  private void watch() {
    try {
      for (int look = 1; !closing.await(LOOKS_EVERY.toMillis(), TimeUnit.MILLISECONDS); look++) {
        look(look);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(int number) {
    try {
      store.awaited(desks.keySet()).forEach(name -> desks.get(name).wake());
      if (number % LOOKS_PER_LEASE == 0) {
        desks.values().forEach(Desk::keep);
      }
    } catch (RuntimeException e) {
      LOG.warn("Nobody can tell which events are due, trying again: {}", e.getMessage());
    }
  }
}
