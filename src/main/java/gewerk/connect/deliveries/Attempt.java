package gewerk.connect.deliveries;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One try to deliver a message, as the log keeps it: without secrets, and not longer than one wants to read.
 *
 * @param code of the answer; -1 where there was none: then the body tells why
 */
public record Attempt(Instant at, String address, Map<String, String> sent, int code, Map<String, List<String>> received, String body, int milliseconds) {
  static final int NO_ANSWER = -1;

  /** One that came to nothing before anything was sent. */
  public static Attempt unsent(Instant at, String why) {
    return new Attempt(at, "", Map.of(), NO_ANSWER, Map.of(), why, 0);
  }

  public boolean isGood() {
    return code >= 200 && code < 300;
  }

  public boolean isAnswered() {
    return code != NO_ANSWER;
  }

  /** What went wrong, in short; empty where nothing did. */
  String error() {
    return isGood() ? "" : isAnswered() ? "HTTP " + code : body;
  }
}
