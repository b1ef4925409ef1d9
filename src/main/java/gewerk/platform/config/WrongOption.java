package gewerk.platform.config;

/** What is wrong with the command line or the environment, and what to write instead, as one sentence. */
public final class WrongOption extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What the program ends with, as is usual for wrong usage. */
  public static final int EXIT_CODE = 2;

  WrongOption(String sentence) {
    super(sentence);
  }
}
