package gewerk.connect.webhooks;

import java.util.Optional;
import java.util.function.BiFunction;

import gewerk.platform.access.Viewer;
import gewerk.platform.resource.Resource;

/**
 * Something that webhooks can be told of. Its labels are {@code webhooks.resource.PART} and {@code webhooks.event.PART.PART}, after the parts
 * of its name.
 *
 * @param name {@code project:created}
 * @param key under which the payload holds the row
 */
public record Offer<T>(String name, String key, Resource<T> resource, BiFunction<Long, Viewer, Optional<T>> find) {
  /** {@code time_entry:created} is told by {@code time_entry}. */
  public static <T> Offer<T> of(String name, Resource<T> resource, BiFunction<Long, Viewer, Optional<T>> find) {
    return new Offer<>(name, part(name), resource, find);
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
