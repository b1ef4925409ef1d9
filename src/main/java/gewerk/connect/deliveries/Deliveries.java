package gewerk.connect.deliveries;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import gewerk.platform.Platform;
import gewerk.platform.database.Database;
import gewerk.platform.jobs.Standing;
import gewerk.platform.outgoing.Outgoing;

/** Messages to other systems and what became of them. Open this first. */
public final class Deliveries {
  /** What it works with; tests bring a clock of their own. */
  record Tools(Database database, Outgoing outgoing, InstantSource clock) {}

  private final Tools tools;
  private final QueueStore queue;
  private final LogStore log;
  private final Settle settle;
  private final Dispatch dispatch;

  /** @param paused is told, in the transaction, of an endpoint that has failed for a day and gets nothing more until it is resumed */
  public Deliveries(Platform platform, Endpoints endpoints, Consumer<Pause> paused) {
    this(new Tools(platform.database(), platform.outgoing(), InstantSource.system()), endpoints, paused);
    platform.jobs().standing(dispatch);
  }

  Deliveries(Tools tools, Endpoints endpoints, Consumer<Pause> paused) {
    this.tools = tools;
    queue = new QueueStore(tools.database);
    log = new LogStore(tools.database);
    settle = new Settle(tools.database, tools.clock, paused);
    dispatch = new Dispatch(tools, endpoints, settle);
  }

  /** What sends; for who starts it by hand. */
  Standing dispatch() {
    return dispatch;
  }

  /** Takes messages, in this order. Sent once the present transaction is written; taken twice they are sent once. */
  public void send(List<Addressed> messages) {
    if (!messages.isEmpty()) {
      queue.insert(messages, tools.clock.instant());
      tools.database.afterCommit(dispatch::wake);
    }
  }

  /** Sends a message at once, past the queue, and tells what came of it. One that arrives ends a pause. */
  public Attempt probe(Message message, Endpoint endpoint) {
    var delivery = new Delivery(0, UUID.randomUUID().toString(), endpoint.id(), message, 0, null);
    var attempt = new Courier(tools.outgoing, tools.clock).carry(delivery, endpoint);
    tools.database.inTransaction(() -> log.insert(log.insertTried(delivery, attempt), attempt));
    if (attempt.isGood()) {
      resume(endpoint.id());
    }
    return attempt;
  }

  /** Everything that waits is due now, whatever has failed before. */
  public void resume(long endpoint) {
    queue.recovered(endpoint);
    queue.wake(endpoint, tools.clock.instant());
    dispatch.wake();
  }

  /** Sends finished ones once more, under their old numbers; tells how many. */
  public int again(long endpoint, Collection<Long> deliveries) {
    int many = log.again(endpoint, deliveries, tools.clock.instant());
    dispatch.wake();
    return many;
  }

  public int again(long endpoint, LogFilter filter) {
    int many = log.again(endpoint, filter, tools.clock.instant());
    dispatch.wake();
    return many;
  }

  public Map<Long, Outlook> outlooks() {
    return log.outlooks();
  }

  /** The log of one endpoint, newest first. */
  public List<Logged> log(long endpoint, LogFilter filter, int from, int most) {
    return log.page(endpoint, filter, from, most);
  }

  public long count(long endpoint, LogFilter filter) {
    return log.count(endpoint, filter);
  }

  public Optional<Logged> find(long endpoint, long delivery) {
    return log.find(endpoint, delivery);
  }

  public Optional<String> body(long endpoint, long delivery) {
    return log.body(endpoint, delivery);
  }

  /** Every try of one delivery, oldest first. */
  public List<Attempt> attempts(long delivery) {
    return log.attempts(delivery);
  }

  /** Forgets what is finished and older than this. */
  public int forgetOlderThan(Duration age) {
    return log.forgetBefore(tools.clock.instant().minus(age));
  }
}
