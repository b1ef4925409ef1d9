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
  private final Map<Target<?>, Map<Long, Object>> rows = new HashMap<>();
  private final Map<Target<?>, Set<Long>> known = new HashMap<>();
  private final Map<String, Object> facts = new HashMap<>();

  /** Something that an answer needs again and again, found out once. */
  @SuppressWarnings("unchecked")
  public <V> V once(String name, Supplier<V> find) {
    if (!facts.containsKey(name)) {
      facts.put(name, find.get());
    }
    return (V) facts.get(name);
  }

  public void load(Target<?> target, Collection<Long> ids) {
    var missing = new HashSet<>(ids);
    missing.removeAll(known.computeIfAbsent(target, key -> new HashSet<>()));
    if (!missing.isEmpty()) {
      known.get(target).addAll(missing);
      rows.computeIfAbsent(target, key -> new HashMap<>()).putAll(target.load(missing));
    }
  }

  @SuppressWarnings("unchecked")
  public <L> Optional<L> find(Target<L> target, long id) {
    if (!known.getOrDefault(target, Set.of()).contains(id)) {
      load(target, Set.of(id));
    }
    return Optional.ofNullable((L) rows.getOrDefault(target, Map.of()).get(id));
  }
}
