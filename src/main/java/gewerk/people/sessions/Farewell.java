package gewerk.people.sessions;

import java.util.Optional;

import gewerk.platform.http.Request;

/** Knows where somebody goes who signs out, when they are signed in elsewhere too. */
@FunctionalInterface
public interface Farewell {
  /** A path of ours. */
  Optional<String> leadsTo(Request request);
}
