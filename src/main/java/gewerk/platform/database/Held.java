package gewerk.platform.database;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Something computed from small tables and held in memory until one of them changes.
 *
 * <p>Inside a transaction that has changed one of the tables the old value is still seen; it is forgotten when the transaction commits.
 */
public final class Held<T> implements Supplier<T> {
  private record Value<T>(T value) {}

  private final Supplier<T> load;
  private final AtomicLong generation = new AtomicLong();
  private volatile @Nullable Value<T> held;

  private Held(Supplier<T> load) {
    this.load = load;
  }

  public static <T> Held<T> of(Database database, Set<String> tables, Supplier<T> load) {
    var held = new Held<>(load);
    database.changes().watch(tables, held::forget);
    return held;
  }

  @Override
  public T get() {
    var present = held;
    return present != null ? present.value : reload();
  }

  public void forget() {
    generation.incrementAndGet();
    held = null;
  }

  private T reload() {
    long before = generation.get();
    T value = load.get();
    if (generation.get() == before) {
      held = new Value<>(value); // a change while we were reading makes it stale: then it is used once and not kept
    }
    return value;
  }
}
