package gewerk.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import gewerk.testkit.Eventually;
import gewerk.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

class JobsTest {
  @Test
  void workIsDoneAgainAfterItFailed() throws InterruptedException {
    try (var copy = TestDatabase.copy(); var jobs = new Jobs(copy.database(), Duration.ofMillis(50))) {
      var done = new CountDownLatch(2);
      jobs.recurring("test", Schedules.fixedDelay(Duration.ZERO), () -> {
        done.countDown();
        throw new IllegalStateException("Only a test");
      });
      jobs.start();
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void administratorsSeeWhyAJobFailedAndLetItRunAtOnce() {
    try (var copy = TestDatabase.copy(); var jobs = new Jobs(copy.database(), Duration.ofMillis(50))) {
      var runs = new AtomicInteger();
      jobs.recurring("moody", Schedules.fixedDelay(Duration.ofHours(1)), () -> {
        if (runs.incrementAndGet() == 1) {
          throw new IllegalStateException("Only a test");
        }
      });
      jobs.start();
      Eventually.is("Only a test", () -> jobs.all().getFirst().failure() == null ? "" : jobs.all().getFirst().failure().message());
      assertThat(jobs.all().getFirst().lastRun()).isNull();
      assertThat(jobs.runNow("unknown")).isFalse();
      Eventually.is(true, () -> jobs.runNow("moody") || runs.get() > 1);
      Eventually.is(true, () -> jobs.all().getFirst().lastRun() != null);
      assertThat(jobs.all().getFirst().failure().inARow()).isZero();
    }
  }

  @Test
  void standingWorkBeginsAndEndsWithTheProgram() {
    try (var copy = TestDatabase.copy(); var jobs = new Jobs(copy.database())) {
      var said = new ArrayList<String>();
      jobs.standing(new Standing() {
        @Override
        public void start() {
          said.add("start");
        }

        @Override
        public void close() {
          said.add("close");
        }
      });
      jobs.start();
      jobs.close();
      assertThat(said).containsExactly("start", "close");
    }
  }
}
