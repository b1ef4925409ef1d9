package gewerk.people.jobs;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How far a job is.
 *
 * @param status in_queue, in_process, success, failure, error or cancelled
 * @param payload what it made, as plain JSON values; null until it ends
 */
public record JobStatus(String id, long userId, String status, @Nullable String message, @Nullable Map<String, Object> payload) {
  public boolean isOver() {
    return !status.equals("in_queue") && !status.equals("in_process");
  }

  public boolean hasSucceeded() {
    return status.equals("success");
  }
}
