package gewerk.platform.events;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened to one row.
 *
 * @param kind in the past tense, with its resource: {@code work_package.updated}
 * @param details what listeners need beyond the row, as plain JSON values
 */
public record Event(long id, String kind, String resource, long resourceId, @Nullable Long projectId, long actorId,
    Map<String, Object> details, Instant at) {
  /** One that has not been written yet. */
  public static Event now(String kind, String resource, long resourceId, @Nullable Long projectId, long actorId) {
    return new Event(0, kind, resource, resourceId, projectId, actorId, Map.of(), Instant.now());
  }

  public Event with(Map<String, Object> more) {
    return new Event(id, kind, resource, resourceId, projectId, actorId, Map.copyOf(more), at);
  }
}
