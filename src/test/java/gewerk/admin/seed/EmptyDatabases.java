package gewerk.admin.seed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.zaxxer.hikari.HikariDataSource;
import gewerk.platform.database.Database;
import gewerk.platform.database.Pool;
import gewerk.platform.database.Sql;
import gewerk.platform.database.embedded.EmbeddedPostgres;

/** Databases with all tables and no rows, one after the other on one PostgreSQL. */
public final class EmptyDatabases implements AutoCloseable {
  private final EmbeddedPostgres postgres;
  private final AtomicInteger number = new AtomicInteger();
  private final List<HikariDataSource> opened = new ArrayList<>();

  public EmptyDatabases(Path directory) {
    postgres = EmbeddedPostgres.start(directory, false);
  }

  public Database next() {
    String name = "seed" + number.incrementAndGet();
    var server = open("postgres");
    new Database(server).change(Sql.of("create database " + name));
    var source = open(name);
    Pool.migrate(source);
    return new Database(source);
  }

  @Override
  public void close() {
    opened.forEach(HikariDataSource::close);
    postgres.close();
  }

  private HikariDataSource open(String name) {
    var source = Pool.open(postgres.url(name), postgres.user(), postgres.password(), 4);
    opened.add(source);
    return source;
  }
}
