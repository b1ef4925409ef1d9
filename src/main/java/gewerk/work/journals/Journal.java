package gewerk.work.journals;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One entry in the history of a row.
 *
 * @param version from 1, the creation
 * @param notes a comment in Markdown; empty where there is none
 * @param internal whether only those see it who may see internal comments
 * @param changes by attribute, its value before and after, as plain JSON values
 * @param cause what else than a person made the change; empty for people
 */
public record Journal(long id, String resource, long resourceId, int version, long userId, String notes, boolean internal,
    Map<String, List<Object>> changes, Map<String, Object> cause, Instant createdAt, Instant updatedAt) {
  public boolean isComment() {
    return !notes.isEmpty();
  }

  public boolean isCreation() {
    return version == 1;
  }
}
