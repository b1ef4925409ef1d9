package gewerk.admin.seed.bulk;

import java.util.List;
import java.util.SplittableRandom;

/** Draws that always come out the same for the same seed. */
final class Chance {
  private final SplittableRandom random;

  Chance(long seed) {
    random = new SplittableRandom(seed);
  }

  /** From 0 up to, but not including, the bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  int between(int first, int last) {
    return random.nextInt(first, last + 1);
  }

  boolean percent(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T oneOf(List<T> some) {
    return some.get(below(some.size()));
  }

  /** From 0 up to the bound; low numbers come often, high ones hardly ever. */
  int longTail(int bound) {
    return Math.min(bound - 1, (int) (Math.pow(bound + 1.0, random.nextDouble()) - 1));
  }

  /** The first few of a list come far more often than the rest. */
  <T> T oftenFirst(List<T> some) {
    return some.get(longTail(some.size()));
  }

  /** So many different numbers below the bound, ascending. */
  List<Integer> some(int count, int bound) {
    return random.ints(0, bound).distinct().limit(Math.min(count, bound)).sorted().boxed().toList();
  }
}
