package gewerk.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
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
}
