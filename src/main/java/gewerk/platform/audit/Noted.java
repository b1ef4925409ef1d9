package gewerk.platform.audit;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An entry as it stands in the log.
 *
 * @param actor the name that whoever did it has now; empty for the program
 * @param project the name of the project that it counts in; empty for none
 * @param address empty where nothing came from outside
 */
public record Noted(long id, Instant at, String actor, String project, String address, Entry entry) {
  public @Nullable Long actorId() {
    return entry.actorId();
  }
}
