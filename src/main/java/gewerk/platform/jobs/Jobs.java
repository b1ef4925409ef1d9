package gewerk.platform.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import gewerk.platform.database.Database;
import org.jspecify.annotations.Nullable;

/** Recurring work: all nodes know of it, and at its time one of them does it. And standing work, which every node does all the time. */
public final class Jobs implements AutoCloseable {
  private static final int AT_ONCE = 2;
  private static final Duration LOOKS_EVERY = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Database database;
  private final Duration pause;
  private final List<RecurringTask<Void>> recurring = new ArrayList<>();
  private final List<Standing> standing = new ArrayList<>();
  private final JobStore store;
  private @Nullable Scheduler scheduler;

  public Jobs(Database database) {
    this(database, LOOKS_EVERY);
  }

  /** @param pause between two looks at what is due */
  Jobs(Database database, Duration pause) {
    this.database = database;
    this.pause = pause;
    store = new JobStore(database);
  }

  /**
   * Features tell theirs while the program starts.
   *
   * @param name the same on all nodes and from version to version
   */
  public void recurring(String name, Schedule schedule, Runnable work) {
    recurring.add(Tasks.recurring(name, schedule).execute((instance, context) -> run(name, work)));
  }

  /** Features tell theirs while the program starts; it is started and closed with everything else. */
  public void standing(Standing work) {
    standing.add(work);
  }

  public Jobs start() {
    scheduler = Scheduler.create(database.source()).startTasks(recurring).threads(AT_ONCE).pollingInterval(pause).shutdownMaxWait(PATIENCE).build();
    scheduler.start();
    standing.forEach(Standing::start);
    return this;
  }

  /** All recurring jobs, by name. */
  public List<Job> all() {
    if (scheduler == null) {
      return List.of();
    }
    var failures = store.failures();
    return scheduler.getScheduledExecutions(ScheduledExecutionsFilter.all()).stream().map(execution -> job(execution, failures.get(execution.getTaskInstance().getTaskName())))
        .sorted(Comparator.comparing(Job::name)).toList();
  }

  /** Lets a job run as soon as a node finds the time; false when it runs already, or there is none of this name. */
  public boolean runNow(String name) {
    var running = scheduler;
    if (running == null || recurring.stream().noneMatch(task -> task.getName().equals(name))) {
      return false;
    }
    try {
      boolean found = running.reschedule(TaskInstanceId.of(name, RecurringTask.INSTANCE), Instant.now());
      running.triggerCheckForDueExecutions();
      return found;
    } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException | ExecutionException e) { // the last: a node has just taken it
      return false;
    }
  }

  /** What runs may come to its end. */
  @Override
  public void close() {
    standing.forEach(Standing::close);
    if (scheduler != null) {
      scheduler.stop();
    }
  }

  private void run(String name, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      store.failed(name, String.valueOf(e.getMessage()));
      throw e;
    }
  }

  /** The scheduler forgets a failure when the job works again; we still tell of it. */
  private static Job job(ScheduledExecution<Object> execution, Job.@Nullable Failure kept) {
    var failedAt = kept == null ? execution.getLastFailure() : kept.at();
    var failure = failedAt == null ? null : new Job.Failure(failedAt, kept == null ? "" : kept.message(), execution.getConsecutiveFailures());
    return new Job(execution.getTaskInstance().getTaskName(), execution.isPicked(), execution.getExecutionTime(), execution.getLastSuccess(), failure);
  }
}
