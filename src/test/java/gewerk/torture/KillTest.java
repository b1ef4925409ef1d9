package gewerk.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("torture")
@Timeout(value = 4, unit = TimeUnit.HOURS)
@DisplayName("Gewerk, killed again and again under load,")
class KillTest {
  private static final int ROUNDS = Integer.getInteger("gewerk.torture.rounds", 200);
  private static final long SEED = Long.getLong("gewerk.torture.seed", System.nanoTime());
  private static final int WRITERS = 4;
  private static final int LONGEST_LIFE_MILLISECONDS = 2_000;
  private static final int LONGEST_START_THAT_IS_CUT_MILLISECONDS = 3_000;
  private static final int EVERYTHING_IS_CHECKED_EVERY = 25;

  @TempDir
  private Path data;

  private final Random random = new Random(SEED);
  private final Ledger ledger = new Ledger();
  private List<Writer> writers = List.of();
  private Victim victim;

  @BeforeEach
  void installs() throws Exception {
    say("Kills Gewerk " + ROUNDS + " times, with -Dgewerk.torture.seed=" + SEED);
    victim = Victim.begin(data);
    victim.ready();
    try (var caller = new Caller(victim.port())) {
      long project = caller.send("POST", "/projects", Map.of("name", "Torture")).path("id").asLong();
      writers = IntStream.range(0, WRITERS).mapToObj(number -> new Writer(ledger, project, new Random(SEED + number))).toList();
    }
  }

  @AfterEach
  void stops() throws Exception {
    victim.stop();
  }

  @Test
  void losesNoAcknowledgedWriteAndStartsEveryTime() throws Exception {
    for (int round = 1; round <= ROUNDS; round++) {
      long before = writers.stream().mapToLong(Writer::written).sum();
      var killed = killUnderLoad();
      long written = writers.stream().mapToLong(Writer::written).sum() - before;
      killDuringStartNowAndThen();
      victim = Victim.begin(data);
      victim.ready();
      var readyAfter = victim.age();
      boolean all = round % EVERYTHING_IS_CHECKED_EVERY == 0 || round == ROUNDS;
      int checked = check(all ? ledger.all() : ledger.unchecked());
      say("round %d of %d: killed %s, ready again after %d ms; %d writes acknowledged, %d of %d work packages looked at, nothing lost"
          .formatted(round, ROUNDS, killed, readyAfter.toMillis(), written, checked, ledger.size()));
    }
    assertThat(ledger.size()).isPositive();
  }

  private String killUnderLoad() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor(); var caller = new Caller(victim.port())) {
      var work = new ArrayList<Future<Void>>();
      for (var writer : writers) {
        work.add(threads.submit(() -> {
          writer.writeUntilDeath(caller);
          return null;
        }));
      }
      int life = random.nextInt(LONGEST_LIFE_MILLISECONDS);
      Thread.sleep(life);
      var killed = kill() + " after " + life + " ms";
      for (var each : work) {
        each.get();
      }
      return killed;
    }
  }

  /** Mostly the program alone, so that PostgreSQL outlives it; else both, one after the other. */
  private String kill() throws IOException, InterruptedException {
    switch (random.nextInt(4)) {
      case 0 -> {
        victim.killPostgres();
        Thread.sleep(random.nextInt(30));
        victim.kill();
        return "PostgreSQL, then Gewerk,";
      }
      case 1 -> {
        victim.kill();
        victim.killPostgres();
        return "Gewerk, then PostgreSQL,";
      }
      default -> {
        victim.kill();
        return "Gewerk";
      }
    }
  }

  private void killDuringStartNowAndThen() throws IOException, InterruptedException {
    if (random.nextInt(5) == 0) {
      victim = Victim.begin(data);
      Thread.sleep(random.nextInt(LONGEST_START_THAT_IS_CUT_MILLISECONDS));
      kill();
    }
  }

  private int check(Collection<Long> ids) throws IOException, InterruptedException {
    try (var caller = new Caller(victim.port())) {
      var found = caller.find(ids);
      var wrong = ids.stream().flatMap(id -> ledger.check(id, found.get(id)).stream()).toList();
      assertThat(wrong).as("acknowledged writes that are lost, with -Dgewerk.torture.seed=" + SEED).isEmpty();
      return ids.size();
    }
  }

  private static void say(String sentence) {
    System.out.println(sentence);
  }
}
