package gewerk.platform.database;

import java.sql.ResultSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs statements and transactions. A transaction is a block one can see; outside of one each statement stands for itself. */
public final class Database {
  private static final int MOST_ATTEMPTS = 4;
  private static final ThreadLocal<int[]> STATEMENTS = ThreadLocal.withInitial(() -> new int[1]);

  private final DataSource source;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final Changes changes;

  public Database(DataSource source) {
    this.source = source;
    jdbc = new JdbcTemplate(source);
    transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
    changes = new Changes();
  }

  public DataSource source() {
    return source;
  }

  /** Which tables changed, on this node or another. */
  public Changes changes() {
    return changes;
  }

  public <T> List<T> list(Sql sql, Function<Row, T> mapper) {
    count();
    return jdbc.query(sql.text(), mapping(mapper), sql.values().toArray());
  }

  public <T> Optional<T> one(Sql sql, Function<Row, T> mapper) {
    var rows = list(sql, mapper);
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
  }

  public long number(Sql sql) {
    count();
    Long number = jdbc.queryForObject(sql.text(), Long.class, sql.values().toArray());
    return number == null ? 0 : number;
  }

  /** Runs an insert, update or delete and tells how many rows it touched. */
  public int change(Sql sql) {
    count();
    int rows = jdbc.update(sql.text(), sql.values().toArray());
    announce(sql);
    return rows;
  }

  /** Runs an {@code insert … returning id}. */
  public long insert(Sql sql) {
    count();
    Long id = jdbc.queryForObject(sql.text(), Long.class, sql.values().toArray());
    announce(sql);
    return id == null ? 0 : id;
  }

  /** Runs one statement once for each list of values, in one round trip. */
  public void changeAll(String text, List<Object[]> values) {
    count();
    jdbc.batchUpdate(text, values);
    announce(Sql.of(text));
  }

  /**
   * All or nothing; a block inside a block belongs to the outer one. When two wait for each other PostgreSQL undoes one of them: it is begun
   * anew, so a block leaves no traces but in the database.
   */
  public <T> T transaction(Supplier<T> block) {
    boolean outermost = !isInTransaction();
    for (int attempt = 1; ; attempt++) {
      try {
        return transactions.execute(status -> block.get());
      } catch (PessimisticLockingFailureException e) {
        if (!outermost || attempt == MOST_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** Whether a block begun now would belong to another. */
  public boolean isInTransaction() {
    return TransactionSynchronizationManager.isActualTransactionActive();
  }

  public void inTransaction(Runnable block) {
    transaction(() -> {
      block.run();
      return Optional.empty();
    });
  }

  /** Runs something once the present transaction is safely written; at once where there is none. */
  public void afterCommit(Runnable block) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      block.run();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCommit() {
        block.run();
      }
    });
  }

  /** How many statements this thread has run; a request compares before and after. */
  public static int statementsSoFar() {
    return STATEMENTS.get()[0];
  }

  private static void count() {
    STATEMENTS.get()[0]++;
  }

  private void announce(Sql sql) {
    changes.tablesOf(sql.text()).forEach(this::announce);
  }

  private void announce(String table) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      changes.happened(table);
    } else {
      TransactionSynchronizationManager.registerSynchronization(new Announcement(changes, table));
    }
  }

  private static <T> RowMapper<T> mapping(Function<Row, T> mapper) {
    return new RowMapper<>() {
      private Row row;

      @Override
      public T mapRow(ResultSet result, int number) {
        if (row == null) {
          row = new Row(result);
        }
        return mapper.apply(row);
      }
    };
  }
}
