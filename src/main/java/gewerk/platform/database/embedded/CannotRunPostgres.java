package gewerk.platform.database.embedded;

/** Why the embedded PostgreSQL does not run, as a sentence that an administrator can act on. */
public final class CannotRunPostgres extends RuntimeException {
  CannotRunPostgres(String sentence) {
    super(sentence);
  }

  CannotRunPostgres(String sentence, Exception cause) {
    super(sentence, cause);
  }
}
