package gewerk.connect.deliveries;

import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Consumer;

import gewerk.connect.deliveries.QueueStore.Claimed;
import gewerk.platform.database.Database;

/** Writes down what came of an attempt: for the message, for those behind it, and for the endpoint. */
final class Settle {
  private final Database database;
  private final QueueStore queue;
  private final LogStore log;
  private final InstantSource clock;
  private final Consumer<Pause> paused;

  /** @param paused is told, in the transaction, of an endpoint that has been given up for now */
  Settle(Database database, InstantSource clock, Consumer<Pause> paused) {
    this.database = database;
    this.clock = clock;
    this.paused = paused;
    queue = new QueueStore(database);
    log = new LogStore(database);
  }

  void attempt(Claimed claimed, Delivery delivery, Attempt attempt, boolean probe) {
    database.inTransaction(() -> {
      if (!queue.hold(claimed.endpointId())) {
        return;
      }
      queue.lock(claimed.endpointId(), claimed.stream());
      log.insert(delivery.id(), attempt);
      if (!attempt.isGood()) {
        failed(claimed, delivery, attempt);
      } else {
        queue.tried(delivery, attempt, "delivered");
        queue.goOn(claimed.endpointId(), claimed.stream(), clock.instant());
      }
    });
    // Apart from the streams' locks: who holds one never waits for the other.
    endpointAnswered(claimed.endpointId(), attempt, probe);
  }

  /** Nothing was left in the stream. */
  void nothing(Claimed claimed) {
    database.inTransaction(() -> {
      queue.lock(claimed.endpointId(), claimed.stream());
      queue.goOn(claimed.endpointId(), claimed.stream(), clock.instant());
    });
  }

  private void endpointAnswered(long endpoint, Attempt attempt, boolean probe) {
    if (!attempt.isGood()) {
      database.inTransaction(() -> {
        if (!queue.hold(endpoint)) {
          return;
        }
        var before = queue.health(endpoint, true).orElse(Health.GOOD);
        var after = PauseRules.afterFailure(before, clock.instant(), probe);
        queue.setHealth(endpoint, after);
        if (after.isPaused() && !before.isPaused()) {
          paused.accept(new Pause(endpoint, Objects.requireNonNull(after.failingSince()), attempt.error()));
        }
      });
    } else if (queue.recovered(endpoint)) {
      queue.wake(endpoint, clock.instant());
    }
  }

  private void failed(Claimed claimed, Delivery delivery, Attempt attempt) {
    var health = queue.health(claimed.endpointId(), false).orElse(Health.GOOD);
    if (PauseRules.isGivenUp(delivery.firstTriedAt(), clock.instant(), health)) {
      queue.tried(delivery, attempt, "failed");
      queue.goOn(claimed.endpointId(), claimed.stream(), clock.instant());
    } else if (!queue.tried(delivery, attempt, "waiting")) {
      queue.goOn(claimed.endpointId(), claimed.stream(), clock.instant());
    } else {
      queue.tryAgain(claimed.endpointId(), claimed.stream(), clock.instant().plus(PauseRules.pauseAfter(claimed.attempts() + 1)));
    }
  }
}
