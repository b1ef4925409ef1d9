package gewerk.platform.resource;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The rows that the links of one answer point at, loaded together, so that no row of a list causes a statement of its own. */
public final class Loaded {
  private final Map<Batch<?>, Map<Long, Object>> rows = new HashMap<>();
  private final Map<Batch<?>, Set<Long>> known = new HashMap<>();
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
    var missing = new HashSet<>(ids);
    missing.removeAll(known.computeIfAbsent(batch, key -> new HashSet<>()));
    if (!missing.isEmpty()) {
      known.get(batch).addAll(missing);
      rows.computeIfAbsent(batch, key -> new HashMap<>()).putAll(batch.load(missing));
    }
  }

  @SuppressWarnings("unchecked")
  public <L> Optional<L> find(Batch<L> batch, long id) {
    if (!known.getOrDefault(batch, Set.of()).contains(id)) {
      load(batch, Set.of(id));
    }
    return Optional.ofNullable((L) rows.getOrDefault(batch, Map.of()).get(id));
  }
}
