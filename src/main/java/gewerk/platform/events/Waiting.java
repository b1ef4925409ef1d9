package gewerk.platform.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An event that a listener has still to handle, for administrators to look at.
 *
 * @param lastError empty where it has not failed yet
 * @param failed tried for a day in vain: it waits for somebody to try it anew
 */
public record Waiting(long id, String listener, About about, int attempts, Instant dueAt, String lastError, boolean failed) {
  /** What happened to which row, and when. */
  public record About(String kind, String resource, long resourceId, Instant at) {}

  /**
   * How much one listener has before it.
   *
   * @param next when the first of it is due; null where nothing waits
   */
  public record Count(long waiting, long failed, @Nullable Instant next) {}
}
