package gewerk.platform.secrets;

/** Why stored secrets cannot be read, as a sentence that an administrator can act on. */
public final class CannotOpenSecrets extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotOpenSecrets(String sentence) {
    super(sentence);
  }

  CannotOpenSecrets(String sentence, Exception cause) {
    super(sentence, cause);
  }
}
