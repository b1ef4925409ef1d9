package gewerk.connect.webhooks;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import gewerk.platform.access.Viewer;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Target;

/**
 * Something that webhooks can be told of. Its labels are {@code webhooks.resource.PART} and {@code webhooks.event.PART.PART}, after the parts
 * of its name.
 *
 * @param name {@code project:created}
 * @param key under which the payload holds the row
 * @param rows finds what is told of
 */
public record Offer<T>(String name, String key, Resource<T> resource, Rows<T> rows) {
  /** Where rows are found, many at once. */
  @FunctionalInterface
  public interface Rows<T> {
    /** Those of them that the viewer may see, by their ids; with as few statements for many as for one. */
    Map<Long, T> find(Collection<Long> ids, Viewer viewer);

    static <T> Rows<T> of(Target<T> target) {
      return (ids, viewer) -> {
        var found = new HashMap<>(target.load(ids));
        found.values().removeIf(row -> !target.isVisible(row, viewer));
        return found;
      };
    }
  }

  /** {@code time_entry:created} is told by {@code time_entry}. */
  public static <T> Offer<T> of(String name, Resource<T> resource, Rows<T> rows) {
    return new Offer<>(name, part(name), resource, rows);
  }

  /** What comes before the colon: the group in which forms show it. */
  public String part() {
    return part(name);
  }

  public String label() {
    return "webhooks.event." + name.replace(':', '.');
  }

  private static String part(String name) {
    return name.substring(0, name.indexOf(':'));
  }
}
