package gewerk.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;

/** Opens the pool of connections and brings the schema up to date under Flyway's lock. */
public final class Pool {
  private Pool() {}

  public static HikariDataSource open(String url, String user, String password, int size) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(2);
    config.setPoolName("gewerk");
    config.setConnectionTimeout(15_000);
    config.setInitializationFailTimeout(30_000);
    // Only text reaches the driver through Hikari; other types are ignored in silence.
    config.addDataSourceProperty("prepareThreshold", "3");
    config.addDataSourceProperty("preparedStatementCacheQueries", "512");
    config.addDataSourceProperty("preparedStatementCacheSizeMiB", "8");
    config.addDataSourceProperty("ApplicationName", "gewerk");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    return new HikariDataSource(config);
  }

  /** Runs the migrations that this database has not seen; nodes that start together wait for each other. */
  public static int migrate(javax.sql.DataSource source) {
    return Flyway.configure()
        .dataSource(source)
        .locations("classpath:gewerk/platform/database/migrations")
        .load()
        .migrate()
        .migrationsExecuted;
  }
}
