package gewerk.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import gewerk.testkit.Eventually;
import gewerk.testkit.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("What is held in memory is forgotten on every node when its table changes")
class ChangesTest {
  @RegisterExtension
  static final TestDatabase copy = TestDatabase.copy();

  private static final Database here = copy.database();
  private static final Database there = copy.anotherNode();
  private static final ChangeFeed hearing = ChangeFeed.start(there);

  @AfterAll
  static void stop() {
    hearing.close();
  }

  private final AtomicInteger loads = new AtomicInteger();

  @Test
  void aHeldValueIsLoadedOnce() {
    var names = held(here, "statuses");
    assertThat(names.get()).isEqualTo(names.get()).contains("New");
    assertThat(loads).hasValue(1);
  }

  @Test
  void theNodeThatChangesSeesTheChangeAtOnce() {
    var names = held(here, "statuses");
    names.get();
    rename(here, "statuses", 2, "Drawn");
    assertThat(names.get()).contains("Drawn");
  }

  /** A job that says in its transaction that it is done must not be believed before what it did is seen. */
  @Test
  void whoeverKnowsThatItIsWrittenSeesIt() {
    var names = held(here, "statuses");
    names.get();
    var seen = new AtomicReference<String>();
    here.inTransaction(() -> {
      here.afterCommit(() -> seen.set(String.valueOf(names.get()))); // before anything else that happens after the commit
      rename(here, "statuses", 2, "Launched");
    });
    assertThat(seen.get()).contains("Launched");
    assertThat(names.get()).contains("Launched");
    int before = loads.get();
    names.get();
    assertThat(loads).as("held again").hasValue(before);
  }

  @Test
  void anotherNodeSeesItSoon() {
    var names = held(there, "statuses");
    names.get();
    rename(here, "statuses", 3, "Measured");
    Eventually.is(true, () -> names.get().contains("Measured"));
  }

  @Test
  void changesOfOtherTablesForgetNothing() {
    var names = held(here, "statuses");
    names.get();
    rename(here, "types", 4, "Attribute");
    names.get();
    assertThat(loads).hasValue(1);
  }

  @Test
  void aTransactionIsHeardWhenItIsOverAndNotWhenItFails() {
    var names = held(here, "types");
    names.get();
    here.inTransaction(() -> {
      rename(here, "types", 5, "Saga");
      assertThat(names.get()).doesNotContain("Saga");
    });
    assertThat(names.get()).contains("Saga");
    assertThatThrownBy(() -> here.inTransaction(() -> {
      rename(here, "types", 5, "Legend");
      throw new IllegalStateException("on purpose");
    })).hasMessage("on purpose");
    assertThat(names.get()).contains("Saga").doesNotContain("Legend");
  }

  @Test
  void aValueReadWhileTheTableChangedIsNotKept() {
    var names = Held.of(here, Set.of("roles"), () -> {
      if (loads.incrementAndGet() == 1) {
        rename(here, "roles", 9, "Watcher");
        return "old";
      }
      return "new";
    });
    assertThat(names.get()).isEqualTo("old");
    assertThat(names.get()).isEqualTo("new");
  }

  @Test
  void everyTableThatOneStatementChangesIsHeard() {
    var names = held(here, "statuses");
    names.get();
    here.change(Sql.of("with first as (update types set name = 'Story' where id = 6 returning id) update statuses set name = 'Agreed' from first where statuses.id = 4"));
    assertThat(names.get()).contains("Agreed");
  }

  @Test
  void aLockedAccountIsHeardOnEveryNode() {
    var names = held(there, "principals");
    names.get();
    rename(here, "principals", 3, "Somebody Else");
    Eventually.is(true, () -> names.get().contains("Somebody Else"));
  }

  @Test
  void aFeedThatLostItsConnectionForgetsEverythingWhenItIsBack() {
    var names = held(there, "statuses");
    names.get();
    int before = loads.get();
    here.list(Sql.of("select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen gewerk_changes' and datname = current_database()"), row -> true);
    Eventually.is(true, () -> {
      names.get();
      return loads.get() > before;
    });
    rename(here, "statuses", 5, "Planned");
    Eventually.is(true, () -> names.get().contains("Planned"));
  }

  private Held<List<String>> held(Database database, String table) {
    return Held.of(database, Set.of(table), () -> {
      loads.incrementAndGet();
      return database.list(Sql.of("select name from " + table + " order by id"), row -> row.text("name"));
    });
  }

  private static void rename(Database database, String table, long id, String name) {
    database.change(Sql.of("update " + table + " set name = ? where id = ?", name, id));
  }
}
