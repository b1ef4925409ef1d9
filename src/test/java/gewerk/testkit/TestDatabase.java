package gewerk.testkit;

import java.util.ArrayList;
import java.util.List;

import com.zaxxer.hikari.HikariDataSource;
import gewerk.platform.database.Database;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A database of a test class' own that begins as a fresh installation and is gone afterwards. */
public final class TestDatabase implements AfterAllCallback, AutoCloseable {
  private static final int CONNECTIONS = 8;

  private final String name = Postgres.copy();
  private final List<HikariDataSource> opened = new ArrayList<>();
  private final Database database = anotherNode();

  private TestDatabase() {}

  public static TestDatabase copy() {
    return new TestDatabase();
  }

  public Database database() {
    return database;
  }

  /** The same database as another node of the product sees it: with connections and a memory of its own. */
  public Database anotherNode() {
    var source = Postgres.open(name, CONNECTIONS);
    opened.add(source);
    return new Database(source);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  @Override
  public void close() {
    opened.forEach(HikariDataSource::close);
    Postgres.drop(name);
  }
}
