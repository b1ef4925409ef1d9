package gewerk.platform.resource;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows that the links of one answer point at, loaded together, so that no row of a list causes a statement of its own. */
public final class Loaded {
  private final Map<Batch<?>, Map<Long, Object>> rows = new HashMap<>();
  private final Map<Batch<?>, Set<Long>> known = new HashMap<>();

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
