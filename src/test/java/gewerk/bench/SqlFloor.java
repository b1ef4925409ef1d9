package gewerk.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;

/**
 * The statements without which no server could give the same answers, sent over bare JDBC: the page and its count, one row, one write with
 * its history and its event. Rows are read completely.
 */
final class SqlFloor {
  /** Where the database of the measured server is. */
  record Place(String url, String password) {}

  private static final String COLUMNS = """
      select id, project_id, type_id, status_id, priority_id, author_id, assignee_id, responsible_id, category_id, version_id, parent_id, ancestor_ids,
        subject, description, start_date, due_date, duration, schedule_manually, ignore_non_working_days, estimated_hours, remaining_hours, done_ratio,
        derived_start_date, derived_due_date, derived_estimated_hours, derived_remaining_hours, derived_done_ratio, custom::text, lock_version,
        created_at, updated_at from work_packages where
      """;
  private static final String OF_SOMEBODY = " status_id <> all(?) and assignee_id = ? ";
  private static final String IN_PROJECTS = OF_SOMEBODY + "and project_id = any(?) ";
  private static final String FOUND = " status_id <> all(?) and subject_folded like ? ";
  private static final String NEWEST = " order by updated_at desc, id desc limit ";
  private static final String HISTORY = """
      insert into journals (resource, resource_id, version, user_id, notes, changes)
      select 'work_package', ?, coalesce(max(version), 0) + 1, ?, '', '{}' from journals where resource = 'work_package' and resource_id = ?
      """;

  private final Place place;
  private final World world;
  private final Map<String, Load.Workers> cells = new LinkedHashMap<>();

  SqlFloor(Place place, World world) {
    this.place = place;
    this.world = world;
    cells.put("show", workers(bare -> bare.read(COLUMNS + "id = ?", world.any(bare.random).id())));
    for (int size : List.of(25, 100)) {
      cells.put("list " + size, workers(bare -> bare.page(OF_SOMEBODY, size, bare.closed, Long.valueOf(world.busy(bare.random)))));
    }
    cells.put("list 100, member", workers(bare -> bare.page(IN_PROJECTS, 100, bare.closed, Long.valueOf(world.busy(bare.random)), bare.projects)));
    cells.put("search 25", workers(bare -> bare.page(FOUND, 25, bare.closed, "%" + world.words(bare.random, 1) + "%")));
    cells.put("create", workers(this::create));
    cells.put("update", workers(this::update));
  }

  Map<String, Load.Workers> cells() {
    return cells;
  }

  private interface Work {
    void run(Bare bare) throws SQLException;
  }

  private Load.Workers workers(Work work) {
    return () -> {
      var bare = new Bare(place);
      return new Load.Worker() {
        @Override
        public long turn(Random random) throws SQLException {
          bare.random = random;
          work.run(bare);
          return 0;
        }

        @Override
        public void close() throws SQLException {
          bare.connection.close();
        }
      };
    };
  }

  private void create(Bare bare) throws SQLException {
    var like = world.any(bare.random);
    bare.together(() -> {
      long id = bare.write("""
          insert into work_packages (project_id, type_id, status_id, priority_id, author_id, assignee_id, subject, description)
          select project_id, type_id, status_id, priority_id, author_id, assignee_id, ?, ? from work_packages where id = ? returning id
          """, "Bench " + world.words(bare.random, 5), world.words(bare.random, 60), like.id());
      bare.write(HISTORY + " returning id", id, bare.user, id);
    });
  }

  private void update(Bare bare) throws SQLException {
    long id = world.any(bare.random).id();
    bare.together(() -> {
      bare.write("update work_packages set lock_version = lock_version + 1, updated_at = now(), status_id = status_id where id = ? returning id", id);
      bare.write(HISTORY + " returning id", id, bare.user, id);
    });
  }

  /** One connection with its prepared statements. */
  private static final class Bare {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>();
    private final Object closed;
    private final Object projects;
    private final long user;
    private Random random = new Random();

    Bare(Place place) throws SQLException {
      var properties = new Properties();
      properties.putAll(Map.of("user", "postgres", "password", place.password(), "prepareThreshold", "3"));
      connection = DriverManager.getConnection(place.url(), properties);
      closed = array("select array_agg(id) from statuses where is_closed");
      projects = array("select array_agg(m.project_id) from members m join users u on u.id = m.principal_id where u.login = 'bench-member' and m.project_id is not null");
      user = read("select min(id) from users");
    }

    private Object array(String text) throws SQLException {
      try (var statement = connection.createStatement(); var result = statement.executeQuery(text)) {
        result.next();
        return result.getArray(1);
      }
    }

    private void page(String where, int size, Object... values) throws SQLException {
      read(COLUMNS + where + NEWEST + size, values);
      read("select count(*) from work_packages where" + where, values);
    }

    /** Returns the first number, where it is one. */
    private long read(String text, Object... values) throws SQLException {
      var statement = prepared(text, values);
      long first = 0;
      try (var result = statement.executeQuery()) {
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
          first = result.getLong(1);
          for (int i = 2; i <= columns; i++) {
            result.getObject(i);
          }
        }
      }
      return first;
    }

    private long write(String text, Object... values) throws SQLException {
      return read(text, values);
    }

    private PreparedStatement prepared(String text, Object... values) throws SQLException {
      var statement = prepared.get(text);
      if (statement == null) {
        statement = connection.prepareStatement(text);
        prepared.put(text, statement);
      }
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement;
    }

    private interface Block {
      void run() throws SQLException;
    }

    private void together(Block block) throws SQLException {
      connection.setAutoCommit(false);
      block.run();
      connection.commit();
      connection.setAutoCommit(true);
    }
  }
}
