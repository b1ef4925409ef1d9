package gewerk.connect.deliveries;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import gewerk.connect.deliveries.QueueStore.Claimed;
import gewerk.connect.deliveries.QueueStore.Ready;
import gewerk.platform.jobs.Standing;
import gewerk.platform.secrets.CannotOpenSecrets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits, as long as the program runs: to each endpoint a few messages at once, so that a slow one holds up no other, and of each
 * stream one after the other.
 */
final class Dispatch implements Standing {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
  static final int AT_ONCE = 4;
  private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);
  /** Longer than any attempt takes; what a dead node had is tried again afterwards. */
  private static final Duration LEASE = Courier.LONGEST.multipliedBy(2);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final QueueStore queue;
  private final Endpoints endpoints;
  private final Courier courier;
  private final Settle settle;
  private final InstantSource clock;
  private final Map<Long, AtomicInteger> underWay = new ConcurrentHashMap<>();
  private final Semaphore news = new Semaphore(1); // what waited before the start is news, too
  private final ExecutorService workers = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("delivery-", 0).factory());
  private volatile boolean closed;
  private @Nullable Thread thread;

  Dispatch(Deliveries.Tools tools, Endpoints endpoints, Settle settle) {
    queue = new QueueStore(tools.database());
    courier = new Courier(tools.outgoing(), tools.clock());
    clock = tools.clock();
    this.endpoints = endpoints;
    this.settle = settle;
  }

  @Override
  public void start() {
    thread = Thread.ofPlatform().name("deliveries").daemon().start(this::run);
  }

  /** There may be something to send. */
  void wake() {
    news.release();
  }

  @Override
  public void close() {
    closed = true;
    wake();
    try {
      if (thread != null) {
        thread.join(PATIENCE);
      }
      workers.shutdown();
      if (!workers.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        workers.shutdownNow(); // what they carry is tried again when the lease is over
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      try {
        news.tryAcquire(LOOKS_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        news.drainPermits();
        look();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("Deliveries cannot be sent, trying again: {}", e.toString());
      }
    }
  }

  private void look() {
    var free = endpoints.open().stream().filter(id -> free(id) > 0).toList();
    if (closed || free.isEmpty()) {
      return;
    }
    queue.ready(free, clock.instant()).forEach(ready -> claim(ready).forEach(claimed -> begin(claimed, isProbe(ready))));
  }

  private List<Claimed> claim(Ready ready) {
    var now = clock.instant();
    return isProbe(ready) ? queue.probe(ready.endpointId(), now, now.plus(LEASE)).stream().toList()
        : queue.claim(ready.endpointId(), free(ready.endpointId()), now, now.plus(LEASE));
  }

  private static boolean isProbe(Ready ready) {
    return PauseRules.needsProbe(new Health(ready.failures(), null, null, null));
  }

  private int free(long endpoint) {
    return AT_ONCE - underWay.computeIfAbsent(endpoint, id -> new AtomicInteger()).get();
  }

  private void begin(Claimed claimed, boolean probe) {
    var count = underWay.computeIfAbsent(claimed.endpointId(), id -> new AtomicInteger());
    count.incrementAndGet();
    workers.execute(() -> {
      try {
        send(claimed, probe);
      } catch (RuntimeException e) {
        LOG.warn("A delivery for webhook {} could not be settled and will be tried again: {}", claimed.endpointId(), e.toString());
      } finally {
        count.decrementAndGet();
        wake();
      }
    });
  }

  private void send(Claimed claimed, boolean probe) {
    var delivery = claimed.delivery();
    if (delivery == null) {
      settle.nothing(claimed);
    } else {
      settle.attempt(claimed, delivery, carried(delivery), probe);
    }
  }

  private Attempt carried(Delivery delivery) {
    try {
      return endpoints.find(delivery.endpointId()).map(endpoint -> courier.carry(delivery, endpoint))
          .orElseGet(() -> Attempt.unsent(clock.instant(), "The webhook is gone"));
    } catch (CannotOpenSecrets e) {
      return Attempt.unsent(clock.instant(), String.valueOf(e.getMessage()));
    }
  }
}
