package gewerk.admin.seed.bulk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;

import gewerk.platform.database.Database;
import gewerk.platform.database.DatabaseFailure;
import gewerk.platform.database.Sql;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** The SQL of the invented world: reads what it builds on, and copies rows in. */
final class BulkStore {
  /** What a work package may be: a type with the statuses that its workflow knows. */
  record Type(long id, boolean milestone, List<Long> statuses) {}

  private final Database database;

  BulkStore(Database database) {
    this.database = database;
  }

  boolean isSeeded() {
    return database.number(Sql.of("select count(*) from users where login = ?", BulkPeople.ADMIN)) > 0;
  }

  List<Type> types() {
    return database.list(Sql.of("""
        select t.id, t.is_milestone, array_agg(distinct w.new_status_id order by w.new_status_id) as statuses
        from types t join workflows w on w.type_id = t.id
        group by t.id order by t.position
        """), row -> new Type(row.id("id"), row.bool("is_milestone"), row.ids("statuses")));
  }

  List<Long> closedStatuses() {
    return ids(Sql.of("select id from statuses where is_closed order by id"));
  }

  long defaultStatus() {
    return database.number(Sql.of("select id from statuses where is_default"));
  }

  /** The usual one first. */
  List<Long> priorities() {
    return ids(Sql.of("select id from enumerations where kind = 'priority' and active order by is_default desc, position"));
  }

  long role(String name) {
    return database.number(Sql.of("select id from roles where name = ?", name));
  }

  /** Takes so many ids out of a table's sequence and returns the first. */
  long reserve(String table, long count) {
    long last = database.number(Sql.of("""
        select setval(sequence, nextval(sequence) + ? - 1) from (select pg_get_serial_sequence(?, 'id')::regclass as sequence) as its
        """, count, table));
    return last - count + 1;
  }

  /** Whoever may change work may move it to any status, so that a load driver need not know the workflows. */
  void openWorkflows() {
    database.change(Sql.of("""
        insert into workflows (type_id, role_id, old_status_id, new_status_id)
        select w.type_id, w.role_id, old.id, new.id from (select distinct type_id, role_id from workflows) w, statuses old, statuses new
        where old.id <> new.id on conflict do nothing
        """));
  }

  /** Numbers people by the open work that they have been given, the busy ones before the others: {@code user001} has most. */
  void nameByWork(List<Long> busy, List<Long> people) {
    database.change(Sql.of("""
        with busy as (
          select u.id, 'user' || lpad((row_number() over (order by u.id = any(?) desc, count(s.id) desc, u.id))::text, 3, '0') as login
          from users u left join work_packages wp on wp.assignee_id = u.id left join statuses s on s.id = wp.status_id and not s.is_closed
          where u.id = any(?) group by u.id)
        update users u set login = busy.login, email = busy.login || '@example.net' from busy where busy.id = u.id
        """, Sql.longs(busy), Sql.longs(people)));
  }

  /** In the present transaction. */
  void copy(CopyRows rows) {
    var connection = DataSourceUtils.getConnection(database.source());
    try {
      connection.unwrap(PGConnection.class).getCopyAPI()
          .copyIn("copy " + rows.table() + " (" + rows.columns() + ") from stdin", new ByteArrayInputStream(rows.bytes()));
    } catch (SQLException e) {
      throw new DatabaseFailure("copying into " + rows.table(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      DataSourceUtils.releaseConnection(connection, database.source());
    }
  }

  /** Lets PostgreSQL know what it has now, as time would, so that the first query is planned as the thousandth. */
  void settle(List<String> tables) {
    database.change(Sql.of("vacuum (analyze) " + String.join(", ", tables)));
  }

  private List<Long> ids(Sql sql) {
    return database.list(sql, row -> row.id("id"));
  }
}
