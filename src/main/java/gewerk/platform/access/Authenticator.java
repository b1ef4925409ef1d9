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

    /** A parameter of the query. */
    Optional<String> query(String name);

    String method();

    boolean isApi();
  }

  /** What came of it. */
  sealed interface Outcome {
    record Known(Viewer viewer) implements Outcome {}

    /**
     * Credentials were there, and do not open the door.
     *
     * @param status 401, or 403 where they are good and not enough
     * @param scheme of the challenge, {@code Basic} or {@code Bearer}
     * @param parameters of the challenge beyond its realm; empty for none
     */
    record Wrong(int status, String scheme, String parameters) implements Outcome {
      public static Wrong basic() {
        return new Wrong(401, "Basic", "");
      }

      /** @param description for people; empty for none */
      public static Wrong token(String description) {
        return new Wrong(401, "Bearer", "error=\"invalid_token\"" + (description.isEmpty() ? "" : ", error_description=\"" + description + "\""));
      }
    }

    /** This way does not apply: the next one may. */
    record NotMine() implements Outcome {}
  }

  Outcome authenticate(Credentials credentials);
}
