package gewerk.platform.events;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import gewerk.platform.database.Database;
import gewerk.platform.database.Unreachable;
import gewerk.platform.events.EventStore.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a listener what has been claimed for it at one time. What fails is tried again later, and holds back what comes after it in its stream;
 * of those that are taken together it is found by dividing.
 */
final class HandOver {
  private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final int MOST_ATTEMPTS = 18; // pauses double up to two hours: about a day in all
  private static final Duration LONGEST_PAUSE = Duration.ofHours(2);

  private final Listener listener;
  private final Database database;
  private final EventStore store;
  private final Set<Long> open = ConcurrentHashMap.newKeySet();
  private final Set<String> held = new HashSet<>();

  /** What a list of events failed of, where the transaction lets no such exception pass. */
  private static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failed(Exception cause) {
      super(cause);
    }
  }

  HandOver(Listener listener, Database database, EventStore store) {
    this.listener = listener;
    this.database = database;
    this.store = store;
  }

  /** Those that are not settled yet: what is left of them afterwards is to be given back. */
  Collection<Long> open() {
    return open;
  }

  /** @throws RuntimeException when the database is away; then nobody knows what became of those that are open */
  void give(List<Delivery> claimed) {
    claimed.forEach(delivery -> open.add(delivery.id()));
    give(claimed, listener.together() == 1);
  }

  private void give(List<Delivery> some, boolean alone) {
    var free = some.stream().filter(delivery -> !held.contains(delivery.stream())).toList();
    if (free.isEmpty()) {
      return;
    }
    try {
      if (alone) {
        listener.handle(free.getFirst().event());
        store.done(ids(free));
      } else {
        database.inTransaction(() -> handleAll(free));
      }
      open.removeAll(ids(free));
    } catch (Exception e) {
      divide(free, e instanceof Failed ? (Exception) e.getCause() : e);
    }
  }

  private void handleAll(List<Delivery> together) {
    try {
      listener.handleAll(together.stream().map(Delivery::event).toList());
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new Failed(e);
    }
    store.done(ids(together));
  }

  private void divide(List<Delivery> failed, Exception cause) {
    if (failed.size() == 1) {
      failed(failed.getFirst(), cause);
    } else if (cause instanceof RuntimeException away && Unreachable.isCauseOf(away)) {
      throw away;
    } else {
      int half = failed.size() / 2;
      give(failed.subList(0, half), false);
      give(failed.subList(half, failed.size()), false);
    }
  }

  private void failed(Delivery delivery, Exception cause) {
    LOG.warn("{} could not handle event {} ({}), attempt {}", listener.name(), delivery.event().id(), delivery.event().kind(), delivery.attempts() + 1, cause);
    var error = String.valueOf(cause.getMessage());
    if (delivery.attempts() + 1 >= MOST_ATTEMPTS) {
      store.giveUp(delivery.id(), error);
    } else {
      held.add(delivery.stream());
      store.retry(delivery.id(), Instant.now().plus(pause(delivery.attempts())), error);
    }
    open.remove(delivery.id());
  }

  private static Duration pause(int attempts) {
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 20));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private static List<Long> ids(List<Delivery> deliveries) {
    return deliveries.stream().map(Delivery::id).toList();
  }
}
