package gewerk;

import com.zaxxer.hikari.HikariDataSource;
import gewerk.platform.config.Configuration;
import gewerk.platform.database.Database;
import gewerk.platform.database.Pool;
import gewerk.platform.database.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

/** The database that the configuration names, brought up to date: somebody else's, or one of our own beside us. */
final class Storage implements AutoCloseable {
  private static final String DATABASE = "postgres";

  private final @Nullable EmbeddedPostgres embedded;
  private final HikariDataSource pool;

  private Storage(@Nullable EmbeddedPostgres embedded, HikariDataSource pool) {
    this.embedded = embedded;
    this.pool = pool;
  }

  static Storage open(Configuration configuration) {
    if (configuration.databaseUrl() != null) {
      var storage = new Storage(null, external(configuration));
      Pool.migrate(storage.pool);
      return storage;
    }
    var postgres = EmbeddedPostgres.start(configuration.dataDirectory(), true);
    try {
      var pool = Pool.open(postgres.url(DATABASE), postgres.user(), postgres.password(), configuration.databaseConnections());
      Pool.migrate(pool);
      return new Storage(postgres, pool);
    } catch (RuntimeException e) {
      postgres.close();
      throw e;
    }
  }

  Database database() {
    return new Database(pool);
  }

  @Override
  public void close() {
    pool.close();
    if (embedded != null) {
      embedded.close();
    }
  }

  private static HikariDataSource external(Configuration configuration) {
    try {
      return Pool.open(configuration.databaseUrl(), configuration.databaseUser(), configuration.databasePassword(), configuration.databaseConnections());
    } catch (RuntimeException e) {
      throw new CannotStart("The database in GEWERK_DATABASE_URL does not answer: " + deepest(e).getMessage(), e);
    }
  }

  private static Throwable deepest(Throwable e) {
    return e.getCause() == null ? e : deepest(e.getCause());
  }
}
