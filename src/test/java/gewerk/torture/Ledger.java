package gewerk.torture;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/** What was acknowledged, and what was sent and never answered: that may have happened, or not. */
final class Ledger {
  /** What a work package must look like. */
  record Entry(int lockVersion, String subject) {}

  private final Map<Long, Entry> acknowledged = new ConcurrentHashMap<>();
  private final Map<Long, Entry> unanswered = new ConcurrentHashMap<>();
  private final Set<Long> unchecked = ConcurrentHashMap.newKeySet();

  void sent(long id, Entry entry) {
    unanswered.put(id, entry);
    unchecked.add(id);
  }

  void answered(long id, Entry entry) {
    acknowledged.put(id, entry);
    unanswered.remove(id);
    unchecked.add(id);
  }

  Entry of(long id) {
    return acknowledged.get(id);
  }

  int size() {
    return acknowledged.size();
  }

  Set<Long> all() {
    return acknowledged.keySet();
  }

  /** Those that something was done with since they were last looked at. */
  Set<Long> unchecked() {
    return Set.copyOf(unchecked);
  }

  /** Compares with what is there, and goes on from there; tells what is wrong. */
  Optional<String> check(long id, @Nullable Entry found) {
    var expected = acknowledged.get(id);
    var possible = unanswered.remove(id);
    unchecked.remove(id);
    if (found != null && found.equals(possible)) {
      acknowledged.put(id, found);
      return Optional.empty();
    }
    return found != null && found.equals(expected) ? Optional.empty()
        : Optional.of("Work package " + id + " must be " + expected + (possible == null ? "" : " or " + possible) + ", but is " + found);
  }
}
