package gewerk.work.baseline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import gewerk.platform.hal.Link;
import org.jspecify.annotations.Nullable;

/** Adds to work packages, as the API shows them, what they were at other moments (reference: timestamps). */
public final class Comparison {
  private static final Set<String> ALWAYS = Set.of("_type", "id", "displayId", "_links", "self", "schema");

  /**
   * One package at one moment.
   *
   * @param shown those members and links that are compared
   */
  public record State(Map<String, Object> shown, String title, Link schema, boolean matches) {}

  private final Timestamps timestamps;
  private final boolean filtered;
  private final Set<String> compared;

  /**
   * @param filtered whether packages match filters, or not
   * @param compared the names of members and links that are told of other moments
   */
  public Comparison(Timestamps timestamps, boolean filtered, Set<String> compared) {
    this.timestamps = timestamps;
    this.filtered = filtered;
    this.compared = compared;
  }

  /** @param states by the moment's place; missing where it was not there, or not for this viewer */
  public void add(Map<String, Object> wp, Map<Integer, State> states) {
    var entries = new ArrayList<Object>();
    for (int i = 0; i <= timestamps.last(); i++) {
      entries.add(entry(timestamps.all().get(i), states.get(i), wp));
    }
    wp.put("_meta", meta(timestamps.all().getLast(), states.get(timestamps.last())));
    inside(wp, "_embedded").put("attributesByTimestamp", entries);
    inside(inside(wp, "_links"), "self").put("href", path(wp) + timestamps.absolute());
  }

  /** Leaves nothing but what histories tell: the rest is as it is now, which is not for everybody who saw it then. */
  public void narrow(Map<String, Object> wp) {
    wp.keySet().retainAll(withAlways());
    inside(wp, "_links").keySet().retainAll(withAlways());
  }

  private Set<String> withAlways() {
    var names = new HashSet<>(compared);
    names.addAll(ALWAYS);
    return names;
  }

  private Map<String, Object> entry(Timestamp timestamp, @Nullable State state, Map<String, Object> wp) {
    var entry = new LinkedHashMap<String, Object>();
    if (state == null) {
      entry.put("_meta", meta(timestamp, null));
      return entry;
    }
    differing(entry, state.shown, wp);
    entry.put("_meta", meta(timestamp, state));
    var links = new LinkedHashMap<String, Object>();
    links.put("self", Link.absolute(path(wp) + timestamp.absolute(), state.title));
    links.put("schema", state.schema);
    differing(links, inside(state.shown, "_links"), inside(wp, "_links"));
    entry.put("_links", links);
    return entry;
  }

  private static String path(Map<String, Object> wp) {
    return Link.BASE + "/work_packages/" + wp.get("id") + "?timestamps=";
  }

  private void differing(Map<String, Object> into, Map<String, Object> then, Map<String, Object> plain) {
    then.forEach((name, value) -> {
      if (compared.contains(name) && !(plain.containsKey(name) && Objects.equals(plain.get(name), value))) {
        into.put(name, value);
      }
    });
  }

  private Map<String, Object> meta(Timestamp timestamp, @Nullable State state) {
    var meta = new LinkedHashMap<String, Object>();
    if (filtered) {
      meta.put("matchesFilters", state != null && state.matches);
    }
    meta.put("exists", state != null);
    meta.put("timestamp", timestamp.text());
    return meta;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> inside(Map<String, Object> members, String name) {
    return (Map<String, Object>) members.computeIfAbsent(name, key -> new LinkedHashMap<String, Object>());
  }
}
