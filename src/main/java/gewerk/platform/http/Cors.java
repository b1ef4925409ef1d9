package gewerk.platform.http;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Lets scripts of chosen other origins read what some paths answer. Whether and for whom is asked anew for each request, so that a
 * change of settings holds at once.
 *
 * @param paths where it may apply: these and everything below
 * @param origins {@code https://app.example} as browsers write it, or {@code app.example} for any scheme
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">the protocol</a>
 */
public record Cors(List<String> paths, BooleanSupplier enabled, Supplier<List<String>> origins) {
  /** Nobody else reads anything. */
  public static final Cors NONE = new Cors(List.of(), () -> false, List::of);

  /** What a setting may name: an origin, or a host; no path, no wildcard. */
  public static final String ORIGIN = "([a-z][a-z0-9+.-]*://)?([a-z0-9_]([a-z0-9._-]*[a-z0-9_])?|\\[[0-9a-f:.]+])(:\\d{1,5})?";

  private static final Pattern WELL_FORMED = Pattern.compile(ORIGIN);
  private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
  private static final String LONGEST_KEPT_SECONDS = "7200";

  /** What a script needs beyond the headers that every script may read: where something new is, and what a refusal asks for. */
  private static final String READABLE = "ETag, Link, Location, WWW-Authenticate";

  public Cors {
    paths = List.copyOf(paths);
  }

  /** A browser asks before it sends the real request: it is answered before anybody signs in, as it carries no credentials. */
  Optional<Answer> preflight(Request request) {
    boolean asks = request.method().equals("OPTIONS") && request.header("Access-Control-Request-Method").isPresent();
    return asks && covers(request.path()) ? Optional.of(Answer.empty(200)) : Optional.empty();
  }

  /** The answer with what a browser must know before it shows it to a script of another origin. */
  Answer onto(Request request, Answer answer) {
    if (!covers(request.path()) || !enabled.getAsBoolean()) {
      return answer;
    }
    var varying = answer.with("Vary", "Origin");
    return request.header("Origin").filter(this::allows).map(origin -> opened(request, origin, varying)).orElse(varying);
  }

  private static Answer opened(Request request, String origin, Answer answer) {
    var open = answer.with("Access-Control-Allow-Origin", origin).with("Access-Control-Allow-Credentials", "true")
        .with("Access-Control-Allow-Methods", METHODS).with("Access-Control-Expose-Headers", READABLE)
        .with("Access-Control-Max-Age", LONGEST_KEPT_SECONDS);
    return request.header("Access-Control-Request-Headers").map(headers -> open.with("Access-Control-Allow-Headers", headers)).orElse(open);
  }

  private boolean allows(String origin) {
    int scheme = origin.indexOf("://");
    return scheme > 0 && WELL_FORMED.matcher(origin).matches() && origins.get().stream().anyMatch(entry -> entry.equals(origin) || entry.equals(origin.substring(scheme + 3)));
  }

  private boolean covers(String path) {
    return paths.stream().anyMatch(covered -> path.equals(covered) || path.startsWith(covered + "/"));
  }
}
