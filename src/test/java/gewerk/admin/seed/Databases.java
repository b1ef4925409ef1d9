package gewerk.admin.seed;

import java.util.ArrayList;
import java.util.List;

import gewerk.platform.database.Database;
import gewerk.platform.database.Pool;
import gewerk.platform.database.Sql;
import gewerk.testkit.TestDatabase;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** As many databases as a test class of seeds asks for. */
public final class Databases implements AfterAllCallback {
  private final List<TestDatabase> taken = new ArrayList<>();

  public Database installed() {
    var copy = TestDatabase.copy();
    taken.add(copy);
    return copy.database();
  }

  /** With all tables and no rows. */
  public Database empty() {
    var database = installed();
    database.change(Sql.of("drop schema public cascade"));
    database.change(Sql.of("create schema public"));
    Pool.migrate(database.source());
    return database;
  }

  @Override
  public void afterAll(ExtensionContext context) {
    taken.forEach(TestDatabase::close);
  }
}
