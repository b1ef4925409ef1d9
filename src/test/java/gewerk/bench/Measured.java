package gewerk.bench;

import java.util.Arrays;

/**
 * What came of a load.
 *
 * @param nanos how long each good turn took, in ascending order
 */
record Measured(long[] nanos, long bytes, long errors, double seconds) {
  static final Measured NOTHING = new Measured(new long[0], 0, 0, 0);

  /** Counts one worker's turns. */
  static final class Counter {
    private long[] nanos = new long[4096];
    private int count;
    private long bytes;
    private long errors;

    void add(long took, long received) {
      if (received < 0) {
        errors++;
        return;
      }
      if (count == nanos.length) {
        nanos = Arrays.copyOf(nanos, count * 2);
      }
      nanos[count++] = took;
      bytes += received;
    }

    Measured measured() {
      return new Measured(Arrays.copyOf(nanos, count), bytes, errors, 0);
    }
  }

  Measured and(Measured other) {
    var all = Arrays.copyOf(nanos, nanos.length + other.nanos.length);
    System.arraycopy(other.nanos, 0, all, nanos.length, other.nanos.length);
    Arrays.sort(all);
    return new Measured(all, bytes + other.bytes, errors + other.errors, Math.max(seconds, other.seconds));
  }

  Measured during(double time) {
    return new Measured(nanos, bytes, errors, time);
  }

  double perSecond() {
    return seconds == 0 ? 0 : nanos.length / seconds;
  }

  /** The time in milliseconds within which this share of turns was over. */
  double milliseconds(double share) {
    return nanos.length == 0 ? 0 : nanos[(int) Math.max(0, Math.ceil(share * nanos.length) - 1)] / 1e6;
  }

  long bytesEach() {
    return nanos.length == 0 ? 0 : bytes / nanos.length;
  }
}
