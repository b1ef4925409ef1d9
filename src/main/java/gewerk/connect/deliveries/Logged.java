package gewerk.connect.deliveries;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A delivery as the log shows it.
 *
 * @param stream what it is about: {@code work_package/12}
 * @param state {@code waiting}, {@code delivered} or {@code failed}
 */
public record Logged(long id, String uid, String event, String stream, String state, int attempts, Instant createdAt, @Nullable Instant finishedAt, Last last) {
  /**
   * What came of the last attempt.
   *
   * @param code of the answer, -1 where there was none, 0 where nothing has been tried
   */
  public record Last(int code, String error) {}

  public boolean isWaiting() {
    return state.equals("waiting");
  }
}
