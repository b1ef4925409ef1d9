package gewerk.platform.events;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;

import gewerk.platform.database.Database;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands one listener its events, on a thread of its own: however slow it is, it holds up nobody else. */
final class Desk {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);

  private final Listener listener;
  private final Database database;
  private final EventStore store;
  private final Duration lease;
  private final Semaphore news = new Semaphore(1); // the first look is at once
  private volatile @Nullable Thread thread;
  private volatile @Nullable HandOver handling;
  private volatile Instant leaseEnds = Instant.MIN;
  private volatile boolean closed;

  /** @param lease how long an event stays with a node that says nothing of it any more */
  Desk(Listener listener, Database database, Duration lease) {
    this.listener = listener;
    this.database = database;
    store = new EventStore(database);
    this.lease = lease;
  }

  String name() {
    return listener.name();
  }

  boolean wants(Event event) {
    return listener.wants(event);
  }

  /** There may be something to hand out. */
  void wake() {
    news.release();
  }

  /** What is still being handled stays with us. */
  void keep() {
    var present = handling;
    if (present != null && !present.open().isEmpty()) {
      leaseEnds = Instant.now().plus(lease);
      store.keep(present.open(), leaseEnds);
    }
  }

  void open() {
    thread = Thread.ofPlatform().name("events-" + name()).daemon().start(this::run);
  }

  /** Takes nothing more. */
  void close() {
    closed = true;
    wake();
  }

  /** Waits for what is being handled, but not longer than this. */
  void leave(Duration patience) {
    var running = thread;
    if (running == null || running == Thread.currentThread()) {
      return;
    }
    try {
      if (!running.join(patience.isNegative() ? Duration.ZERO : patience)) {
        LOG.warn("{} does not come to its end; its event will be handed out again.", name());
        running.interrupt();
      }
    } catch (InterruptedException e) {
      running.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      try {
        giveBack(); // what the database did not let us settle
        news.acquire();
        news.drainPermits(); // what was told until here is found by one look
        while (!closed && handOut()) {
          news.drainPermits();
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("Events cannot be handed out to {}, trying again: {}", name(), e.getMessage());
        rest();
      }
    }
  }

  /** A node that dies while it handles deliveries leaves them to another when the lease is over. */
  private boolean handOut() {
    leaseEnds = Instant.now().plus(lease);
    var claimed = store.claim(name(), listener.together(), leaseEnds);
    if (claimed.isEmpty()) {
      return false;
    }
    var present = new HandOver(listener, database, store);
    handling = present;
    present.give(claimed);
    giveBack();
    return true;
  }

  private void giveBack() {
    var present = handling;
    if (present != null) {
      if (!present.open().isEmpty()) {
        store.release(present.open(), leaseEnds);
      }
      handling = null;
    }
  }

  private void rest() {
    try {
      Thread.sleep(AFTER_TROUBLE);
      wake();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
