package gewerk.platform.access;

import java.util.Optional;

/**
 * One way to sign in. Ways put themselves on a list; the first that finds its credentials in a request decides.
 */
public interface Authenticator {
  /** What a request carries that can tell who asks; header names are case-insensitive. */
  interface Credentials {
    Optional<String> header(String name);

    Optional<String> cookie(String name);

    String method();

    boolean isApi();
  }

  /** What came of it. */
  sealed interface Outcome {
    record Known(Viewer viewer) implements Outcome {}

    /** Credentials were there and are wrong; challenge is the value of {@code WWW-Authenticate}, without its scheme's realm. */
    record Wrong(String scheme, String parameters) implements Outcome {}

    /** This way does not apply: the next one may. */
    record NotMine() implements Outcome {}
  }

  Outcome authenticate(Credentials credentials);
}
