package gewerk.platform.jobs;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** A recurring job as it stands: whether it runs now, when it ran last and runs next, and what went wrong. */
public record Job(String name, boolean running, Instant nextRun, @Nullable Instant lastRun, @Nullable Failure failure) {
  /**
   * How it failed last.
   *
   * @param inARow how often since it last worked; 0 when it has worked since
   */
  public record Failure(Instant at, String message, int inARow) {}
}
