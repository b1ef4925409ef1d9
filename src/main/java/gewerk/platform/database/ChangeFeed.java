package gewerk.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on a connection of its own to what other nodes changed, and reconnects when PostgreSQL goes away. */
public final class ChangeFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);
  private static final int WAIT_MILLISECONDS = 10_000;

  private final Database database;
  private final Thread thread;
  private volatile boolean closed;

  private ChangeFeed(Database database) {
    this.database = database;
    thread = Thread.ofPlatform().name("change-feed").daemon().start(this::run);
  }

  public static ChangeFeed start(Database database) {
    return new ChangeFeed(database);
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }

  private void run() {
    while (!closed) {
      try (var connection = database.source().getConnection()) {
        listen(connection);
      } catch (SQLException e) {
        if (!closed) {
          LOG.warn("Changes of other nodes cannot be heard, trying again: {}", e.getMessage());
          pause();
        }
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("listen gewerk_changes");
    }
    database.changes().anythingMayHaveHappened();
    var feed = connection.unwrap(PGConnection.class);
    while (!closed) {
      for (var notice : feed.getNotifications(WAIT_MILLISECONDS)) {
        database.changes().happened(notice.getParameter());
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
