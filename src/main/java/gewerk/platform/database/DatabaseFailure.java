package gewerk.platform.database;

/** PostgreSQL could not do what it was asked; never caused by what a user typed. */
public final class DatabaseFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DatabaseFailure(String doing, Throwable cause) {
    super("Database: " + doing + ": " + cause.getMessage(), cause);
  }
}
