package gewerk.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import gewerk.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

class TransactionTest {
  @Test
  void whoeverIsUndoneBecauseTwoWaitForEachOtherBeginsAnew() throws Exception {
    try (var copy = TestDatabase.copy(); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var database = copy.database();
      database.change(Sql.of("create table pair (id integer primary key, number integer not null)"));
      database.change(Sql.of("insert into pair values (1, 0), (2, 0)"));
      var bothHaveOne = new CyclicBarrier(2);
      var begun = new AtomicInteger();
      var first = CompletableFuture.runAsync(() -> countBoth(database, 1, bothHaveOne, begun), threads);
      var second = CompletableFuture.runAsync(() -> countBoth(database, 2, bothHaveOne, begun), threads);
      CompletableFuture.allOf(first, second).get(30, TimeUnit.SECONDS);
      assertThat(database.number(Sql.of("select sum(number) from pair"))).isEqualTo(4);
      assertThat(begun.get()).isEqualTo(3);
    }
  }

  /** Each takes one row and then the other's; they meet once, in the middle. */
  private static void countBoth(Database database, int own, CyclicBarrier bothHaveOne, AtomicInteger begun) {
    database.inTransaction(() -> {
      boolean firstTime = begun.incrementAndGet() <= 2;
      database.change(Sql.of("update pair set number = number + 1 where id = ?", own));
      if (firstTime) {
        meet(bothHaveOne);
      }
      database.change(Sql.of("update pair set number = number + 1 where id = ?", 3 - own));
    });
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
