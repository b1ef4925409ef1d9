package gewerk.platform.database;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Something computed from small tables and held in memory until one of them changes.
 *
 * <p>Inside a transaction that has changed one of the tables the old value is still seen. From just before such a transaction commits until it is
 * over nothing is held: whoever learns of the change from the database is not told the old value by this memory.
 */
public final class Held<T> implements Supplier<T> {
  /** @param generation in which reading it began; what was forgotten since is of no use, even if it comes late */
  private record Value<T>(T value, long generation) {}

  private final Supplier<T> load;
  private final AtomicLong generation = new AtomicLong();
  private final AtomicInteger unsettled = new AtomicInteger();
  private volatile @Nullable Value<T> held;

  private Held(Supplier<T> load) {
    this.load = load;
  }

  public static <T> Held<T> of(Database database, Set<String> tables, Supplier<T> load) {
    var held = new Held<>(load);
    database.changes().watch(tables, held);
    return held;
  }

  @Override
  public T get() {
    var present = held;
    return present != null && present.generation == generation.get() && unsettled.get() == 0 ? present.value : reload();
  }

  public void forget() {
    generation.incrementAndGet();
    held = null;
  }

  /** One of the tables is about to change for everybody, or not. */
  void unsettle() {
    unsettled.incrementAndGet();
  }

  void settle() {
    forget();
    unsettled.decrementAndGet();
  }

  private T reload() {
    long before = generation.get();
    T value = load.get();
    held = new Value<>(value, before); // a change while we were reading makes it stale: then it is used once
    return value;
  }
}
