package gewerk.platform.jobs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import gewerk.platform.database.Database;
import org.jspecify.annotations.Nullable;

/** Recurring work: all nodes know of it, and at its time one of them does it. */
public final class Jobs implements AutoCloseable {
  private static final int AT_ONCE = 2;
  private static final Duration LOOKS_EVERY = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Database database;
  private final Duration pause;
  private final List<RecurringTask<Void>> recurring = new ArrayList<>();
  private @Nullable Scheduler scheduler;

  public Jobs(Database database) {
    this(database, LOOKS_EVERY);
  }

  /** @param pause between two looks at what is due */
  Jobs(Database database, Duration pause) {
    this.database = database;
    this.pause = pause;
  }

  /**
   * Features tell theirs while the program starts.
   *
   * @param name the same on all nodes and from version to version
   */
  public void recurring(String name, Schedule schedule, Runnable work) {
    recurring.add(Tasks.recurring(name, schedule).execute((instance, context) -> work.run()));
  }

  public Jobs start() {
    scheduler = Scheduler.create(database.source()).startTasks(recurring).threads(AT_ONCE).pollingInterval(pause).shutdownMaxWait(PATIENCE).build();
    scheduler.start();
    return this;
  }

  /** What runs may come to its end. */
  @Override
  public void close() {
    if (scheduler != null) {
      scheduler.stop();
    }
  }
}
