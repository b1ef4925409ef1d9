package gewerk.platform.database;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a database that is away, restarting or out of connections from one that has something against a statement. */
public final class Unreachable {
  private Unreachable() {}

  /** Whether the same request may well succeed in a moment. */
  public static boolean isCauseOf(Throwable failure) {
    for (@Nullable Throwable one = failure; one != null; one = one.getCause()) {
      if (one instanceof DataAccessResourceFailureException || one instanceof CannotCreateTransactionException || one instanceof SQLException sql && isAway(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  /** Connection exceptions, too many connections, and a server that shuts down or starts. */
  private static boolean isAway(@Nullable String state) {
    return state != null && (state.startsWith("08") || state.equals("53300") || state.startsWith("57P0"));
  }
}
