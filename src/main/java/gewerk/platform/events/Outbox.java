package gewerk.platform.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import gewerk.platform.database.Database;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events in the transaction of the change that caused them and hands each to its listeners afterwards: on any node, at least once,
 * again after a failure.
 */
public final class Outbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final Duration LONGEST_REST = Duration.ofSeconds(2);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final int MOST_ATTEMPTS = 18; // pauses double up to two hours: about a day in all
  private static final Duration LONGEST_PAUSE = Duration.ofHours(2);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Database database;
  private final EventStore store;
  private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
  private final Semaphore news = new Semaphore(0);
  private @Nullable Thread thread;
  private volatile boolean closed;

  public Outbox(Database database) {
    this.database = database;
    store = new EventStore(database);
  }

  public void subscribe(Listener listener) {
    listeners.put(listener.name(), listener);
  }

  /** Belongs into the transaction of the change. */
  public void happened(Event event) {
    var wanting = listeners.values().stream().filter(listener -> listener.wants(event)).map(Listener::name).toList();
    store.insert(event, wanting);
    if (!wanting.isEmpty()) {
      database.afterCommit(news::release);
    }
  }

  /** Begins to hand out events, until closed. */
  public Outbox start() {
    thread = Thread.ofPlatform().name("outbox").daemon().start(this::run);
    return this;
  }

  /** What is being handled may come to its end within five seconds; afterwards nothing more is taken. */
  @Override
  public void close() {
    closed = true;
    news.release();
    if (thread == null || thread == Thread.currentThread()) {
      return;
    }
    try {
      if (!thread.join(PATIENCE)) {
        LOG.warn("A listener does not come to its end; its event will be handed out again.");
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  /** What waits or has failed, failed first. */
  public List<EventStore.Waiting> waiting(int most) {
    return store.waiting(most);
  }

  /** Tries a failed delivery anew. */
  public void again(long delivery) {
    store.again(delivery);
    news.release();
  }

  /** Forgets events that everybody has handled and that are older than this. */
  public int forgetBefore(Instant moment) {
    return store.forgetBefore(moment);
  }

  private void run() {
    while (!closed) {
      try {
        news.drainPermits(); // what was told until here is found by one look
        while (!closed && handOutOne()) {
          news.drainPermits();
        }
        news.tryAcquire(LONGEST_REST.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("Events cannot be handed out, trying again: {}", e.getMessage());
        rest();
      }
    }
  }

  /** A node that dies while it handles a delivery leaves it to another when the lease is over. */
  private boolean handOutOne() {
    var claimed = store.claim(Instant.now().plus(LEASE));
    claimed.ifPresent(this::deliver);
    return claimed.isPresent();
  }

  private void deliver(EventStore.Delivery delivery) {
    var listener = listeners.get(delivery.listener());
    try {
      if (listener != null) {
        listener.handle(delivery.event());
      }
      store.done(delivery.id());
    } catch (Exception e) {
      LOG.warn("{} could not handle event {} ({}), attempt {}", delivery.listener(), delivery.event().id(), delivery.event().kind(), delivery.attempts() + 1, e);
      failed(delivery, String.valueOf(e.getMessage()));
    }
  }

  private void failed(EventStore.Delivery delivery, String error) {
    if (delivery.attempts() + 1 >= MOST_ATTEMPTS) {
      store.giveUp(delivery.id(), error);
    } else {
      store.retry(delivery.id(), Instant.now().plus(pause(delivery.attempts())), error);
    }
  }

  private static Duration pause(int attempts) {
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 20));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private void rest() {
    try {
      Thread.sleep(LONGEST_REST);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
