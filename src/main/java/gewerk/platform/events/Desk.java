package gewerk.platform.events;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands one listener its events, one after the other, on a thread of its own: however slow it is, it holds up nobody else. */
final class Desk {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final int MOST_ATTEMPTS = 18; // pauses double up to two hours: about a day in all
  private static final Duration LONGEST_PAUSE = Duration.ofHours(2);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);

  private final Listener listener;
  private final EventStore store;
  private final Duration lease;
  private final Semaphore news = new Semaphore(1); // the first look is at once
  private volatile @Nullable Thread thread;
  private volatile long handling;
  private volatile boolean closed;

  /** @param lease how long an event stays with a node that says nothing of it any more */
  Desk(Listener listener, EventStore store, Duration lease) {
    this.listener = listener;
    this.store = store;
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

  /** The delivery that is being handled; 0 for none. */
  long handling() {
    return handling;
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
        news.acquire();
        news.drainPermits(); // what was told until here is found by one look
        while (!closed && handOutOne()) {
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

  /** A node that dies while it handles a delivery leaves it to another when the lease is over. */
  private boolean handOutOne() {
    var claimed = store.claim(name(), Instant.now().plus(lease));
    claimed.ifPresent(this::deliver);
    return claimed.isPresent();
  }

  private void deliver(EventStore.Delivery delivery) {
    handling = delivery.id();
    try {
      listener.handle(delivery.event());
      store.done(delivery.id());
    } catch (Exception e) {
      LOG.warn("{} could not handle event {} ({}), attempt {}", name(), delivery.event().id(), delivery.event().kind(), delivery.attempts() + 1, e);
      failed(delivery, String.valueOf(e.getMessage()));
    } finally {
      handling = 0;
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
      Thread.sleep(AFTER_TROUBLE);
      wake();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
