package gewerk.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import gewerk.admin.seed.Admin;
import gewerk.admin.seed.FreshInstallation;
import gewerk.platform.database.Database;
import gewerk.platform.database.Pool;
import gewerk.platform.database.Sql;
import gewerk.platform.database.embedded.CannotRunPostgres;
import gewerk.platform.database.embedded.EmbeddedPostgres;

/** The one PostgreSQL of this run of tests, with a fresh installation that every test class gets a copy of. */
final class Postgres {
  static final String ADMIN_TOKEN = "opapi-of-the-first-administrator";

  private static final String TEMPLATE = "fresh_installation";
  private static final int MOST_RUNS_AT_ONCE = 5;
  private static final AtomicInteger COPIES = new AtomicInteger();
  private static final EmbeddedPostgres SERVER = started();

  private Postgres() {}

  /** The name of a new database that holds a fresh installation. */
  static String copy() {
    var name = "copy_" + COPIES.incrementAndGet();
    run("create database " + name + " template " + TEMPLATE);
    return name;
  }

  static void drop(String name) {
    run("drop database if exists " + name + " with (force)");
  }

  static com.zaxxer.hikari.HikariDataSource open(String name, int connections) {
    return Pool.open(SERVER.url(name), SERVER.user(), SERVER.password(), connections);
  }

  private static EmbeddedPostgres started() {
    var server = start(1);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    try (var source = Pool.open(server.url("postgres"), server.user(), server.password(), 2)) {
      var database = new Database(source);
      leftovers(database).forEach(name -> database.change(Sql.of("drop database " + name + " with (force)")));
      database.change(Sql.of("create database " + TEMPLATE));
    }
    try (var source = Pool.open(server.url(TEMPLATE), server.user(), server.password(), 2)) {
      Pool.migrate(source);
      new FreshInstallation(new Database(source)).run(() -> Admin.of("a password nobody signs in with", ADMIN_TOKEN, password -> "no hash: " + password));
    }
    return server;
  }

  /** A directory serves one program at a time: a second run beside this one takes the next. */
  private static EmbeddedPostgres start(int number) {
    try {
      return EmbeddedPostgres.start(Path.of("target", "testkit-" + number), false);
    } catch (CannotRunPostgres e) {
      if (number == MOST_RUNS_AT_ONCE) {
        throw e;
      }
      return start(number + 1);
    }
  }

  private static List<String> leftovers(Database database) {
    return database.list(Sql.of("select datname from pg_database where datname = ? or datname like 'copy\\_%'", TEMPLATE), row -> row.text("datname"));
  }

  private static void run(String statement) {
    try (var source = Pool.open(SERVER.url("postgres"), SERVER.user(), SERVER.password(), 1)) {
      new Database(source).change(Sql.of(statement));
    }
  }
}
