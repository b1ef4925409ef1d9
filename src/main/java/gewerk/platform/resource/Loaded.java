package gewerk.platform.resource;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** The rows that the links of one answer point at, loaded together, so that no row of a list causes a statement of its own. */
public final class Loaded {
  private final Map<Batch<?>, Known> known = new HashMap<>();
  private final Map<String, Object> facts = new HashMap<>();

  /** Something that an answer needs again and again, found out once. */
  @SuppressWarnings("unchecked")
  public <V> V once(String name, Supplier<V> find) {
    if (!facts.containsKey(name)) {
      facts.put(name, find.get());
    }
    return (V) facts.get(name);
  }

  public void load(Batch<?> batch, Collection<Long> ids) {
    known.computeIfAbsent(batch, key -> new Known()).add(batch, ids);
  }

  @SuppressWarnings("unchecked")
  public <L> Optional<L> find(Batch<L> batch, long id) {
    var found = known.computeIfAbsent(batch, key -> new Known());
    return Optional.ofNullable((L) found.find(batch, id));
  }

  /** What one kind of target has given; as it came, unless it was asked twice. */
  private static final class Known {
    private final Set<Long> asked = new HashSet<>();
    private Map<Long, ?> rows = Map.of();

    void add(Batch<?> batch, Collection<Long> ids) {
      var missing = new HashSet<>(ids);
      missing.removeAll(asked);
      if (missing.isEmpty()) {
        return;
      }
      asked.addAll(missing);
      var more = batch.load(missing);
      if (rows.isEmpty()) {
        rows = more;
      } else {
        var all = new HashMap<Long, Object>(rows);
        all.putAll(more);
        rows = all;
      }
    }

    @Nullable Object find(Batch<?> batch, Long id) {
      if (!asked.contains(id)) {
        add(batch, Set.of(id));
      }
      return rows.get(id);
    }
  }
}
