package gewerk;

/** Why the program ends before it has begun, in one sentence for whoever started it. */
final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotStart(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  CannotStart(String sentence) {
    super(sentence);
  }
}
