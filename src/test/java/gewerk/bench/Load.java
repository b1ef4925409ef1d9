package gewerk.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.Random;

/** A closed loop: so many at once, and each begins its next turn as soon as its last one is over. */
record Load(int concurrency, double seconds) {
  /** One worker's way to take turns; what it opened is closed at the end. */
  interface Worker extends AutoCloseable {
    /** Takes one turn and tells how many bytes came back; negative when it went wrong. */
    long turn(Random random) throws Exception;

    @Override
    void close() throws Exception;
  }

  /** Makes a worker. */
  interface Workers {
    Worker worker() throws Exception;
  }

  Measured run(Workers workers) throws Exception {
    long begin = System.nanoTime();
    long end = begin + (long) (seconds * 1e9);
    var parts = new ArrayList<Future<Measured>>();
    try (var threads = Executors.newFixedThreadPool(concurrency)) {
      for (int i = 0; i < concurrency; i++) {
        var random = new Random(System.nanoTime() + i);
        parts.add(threads.submit(() -> one(workers, random, end)));
      }
      var all = Measured.NOTHING;
      for (var part : parts) {
        all = all.and(part.get());
      }
      return all.during((System.nanoTime() - begin) / 1e9);
    } catch (ExecutionException e) {
      throw new IOException("The load ended early", e.getCause());
    }
  }

  private static Measured one(Workers workers, Random random, long end) throws Exception {
    var measured = new Measured.Counter();
    try (var worker = workers.worker()) {
      while (System.nanoTime() < end) {
        long begin = System.nanoTime();
        long bytes = worker.turn(random);
        measured.add(System.nanoTime() - begin, bytes);
      }
    }
    return measured.measured();
  }
}
