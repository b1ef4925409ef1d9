package gewerk.work.journals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is about to be written into the history of a row. */
public record Entry(String resource, long resourceId, long userId, String notes, boolean internal, Map<String, List<Object>> changes,
    Map<String, Object> cause) {
  public static Entry of(String resource, long resourceId, long userId, Map<String, List<Object>> changes) {
    return new Entry(resource, resourceId, userId, "", false, changes, Map.of());
  }

  public static Entry comment(String resource, long resourceId, long userId, String notes, boolean internal) {
    return new Entry(resource, resourceId, userId, notes, internal, Map.of(), Map.of());
  }

  /** Made by something that happened elsewhere. */
  public Entry causedBy(Map<String, Object> what) {
    return new Entry(resource, resourceId, userId, notes, internal, changes, what);
  }

  /** The changes of both: from what was before the first to what is after the second; what came back to where it was is none. */
  static Map<String, List<Object>> merged(Map<String, List<Object>> first, Map<String, List<Object>> second) {
    var merged = new LinkedHashMap<>(first);
    second.forEach((attribute, change) -> {
      var before = first.containsKey(attribute) ? first.get(attribute).getFirst() : change.getFirst();
      var after = change.getLast();
      if (java.util.Objects.equals(before, after)) {
        merged.remove(attribute);
      } else {
        merged.put(attribute, java.util.Arrays.asList(before, after));
      }
    });
    return merged;
  }
}
