package gewerk.platform.http;

/** Why the server does not listen, as a sentence that an administrator can act on. */
public final class CannotListen extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotListen(String sentence, Exception cause) {
    super(sentence, cause);
  }
}
