package gewerk.work.progress;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Work, remaining work and % complete over trees of work packages. */
class TotalsTest {
  private static final Totals WEIGHTED = new Totals(Totals.Mode.WORK_WEIGHTED_AVERAGE);
  private static final Totals SIMPLE = new Totals(Totals.Mode.SIMPLE_AVERAGE);

  private static Progress progress(@Nullable Number work, @Nullable Number remaining, @Nullable Integer percent) {
    return new Progress(work == null ? null : new BigDecimal(work.toString()), remaining == null ? null : new BigDecimal(remaining.toString()), percent);
  }

  private static Contribution of(long id, @Nullable Long parent, Progress own) {
    return new Contribution(id, parent, own, null, false);
  }

  private static Contribution excluded(Contribution contribution) {
    return new Contribution(contribution.id(), contribution.parentId(), contribution.own(), contribution.savedTotal(), true);
  }

  @Test
  void aParentSumsItselfAndItsChildren() {
    var totals = WEIGHTED.of(List.of(of(1, null, progress(2, 1, 50)), of(2, 1L, progress(6, 6, 0)), of(3, 1L, progress(2, 0, 100))));
    assertThat(totals).isEqualTo(Map.of(1L, progress(10, 7, 30)));
  }

  @Test
  void childrenOfExcludedStatusAreSkippedAndSoIsAnExcludedParentItself() {
    var child = of(2, 1L, progress(6, 6, 0));
    assertThat(WEIGHTED.of(List.of(of(1, null, progress(2, 1, 50)), excluded(child)))).isEqualTo(Map.of(1L, progress(2, 1, 50)));
    assertThat(WEIGHTED.of(List.of(excluded(of(1, null, progress(2, 1, 50))), child))).isEqualTo(Map.of(1L, progress(6, 6, 0)));
    assertThat(SIMPLE.of(List.of(excluded(of(1, null, progress(2, 1, 50))), excluded(child)))).isEqualTo(Map.of(1L, Progress.NONE));
  }

  @Test
  void whereNobodyHasAValueThereIsNoTotal() {
    assertThat(WEIGHTED.of(List.of(of(1, null, Progress.NONE), of(2, 1L, progress(null, null, 40))))).isEqualTo(Map.of(1L, Progress.NONE));
    assertThat(WEIGHTED.of(List.of(of(1, null, Progress.NONE), of(2, 1L, progress(0, 0, null))))).isEqualTo(Map.of(1L, progress(0, 0, null)));
    assertThat(WEIGHTED.of(List.of(of(1, null, Progress.NONE)))).isEmpty();
  }

  @Test
  void aWeightedTotalIsRoundedWithoutSpecialCases() {
    assertThat(WEIGHTED.of(List.of(of(1, null, Progress.NONE), of(2, 1L, progress(1000, 999, 1)))).get(1L).percent()).isZero();
    assertThat(WEIGHTED.of(List.of(of(1, null, Progress.NONE), of(2, 1L, progress(1000, 1, 99)))).get(1L).percent()).isEqualTo(100);
  }

  @Test
  void aSimpleTotalTakesEveryDirectChildAlike() {
    var totals = SIMPLE.of(List.of(of(1, null, progress(1, 0, 100)), of(2, 1L, progress(null, null, null)), of(3, 1L, progress(1, 1, 0)),
        of(4, 3L, progress(9, 0, 100)), of(5, 1L, progress(null, null, 30))));
    assertThat(totals.get(3L).percent()).as("mean of 100 and the own 0").isEqualTo(50);
    assertThat(totals.get(1L).percent()).as("mean of 0, 50, 30 and the own 100").isEqualTo(45);
    assertThat(totals.keySet()).containsExactly(3L, 1L);
  }

  @Test
  void theChainOfAncestorsIsEnoughToRecompute() {
    var random = new Random(3);
    for (int round = 0; round < 200; round++) {
      for (var totals : List.of(WEIGHTED, SIMPLE)) {
        compareChainWithWhole(totals, randomTree(random, 40), random);
      }
    }
  }

  private static List<Contribution> randomTree(Random random, int size) {
    var tree = new ArrayList<Contribution>();
    for (long id = 0; id < size; id++) {
      tree.add(new Contribution(id, id == 0 ? null : Long.valueOf(random.nextLong(id)), randomProgress(random), null, random.nextInt(6) == 0));
    }
    return tree;
  }

  private static Progress randomProgress(Random random) {
    return random.nextInt(4) == 0 ? Progress.NONE : progress(10, random.nextInt(11), random.nextInt(101));
  }

  private static void compareChainWithWhole(Totals totals, List<Contribution> before, Random random) {
    var saved = totals.of(before);
    int changed = random.nextInt(before.size());
    var after = new ArrayList<>(before);
    after.set(changed, new Contribution(changed, before.get(changed).parentId(), randomProgress(random), null, random.nextBoolean()));
    var whole = totals.of(after);
    for (long id = 0; id < before.size(); id++) {
      assertThat(saved.getOrDefault(id, Progress.NONE).work()).isEqualTo(naiveWork(id, before, saved.containsKey(id)));
    }
    var chain = totals.of(chainAbove(after.get(changed), after, saved));
    chain.forEach((id, total) -> assertThat(total).as("package %d", id).isEqualTo(whole.get(id)));
    whole.forEach((id, total) -> assertThat(chain.containsKey(id) || saved.get(id).equals(total)).isTrue());
  }

  private static @Nullable BigDecimal naiveWork(long id, List<Contribution> tree, boolean parent) {
    if (!parent) {
      return null;
    }
    var own = tree.get((int) id);
    var sum = own.excluded() ? null : own.own().work();
    for (var child : tree) {
      if (child.parentId() != null && child.parentId() == id) {
        boolean hasChildren = tree.stream().anyMatch(each -> each.parentId() != null && each.parentId() == child.id());
        var more = hasChildren ? naiveWork(child.id(), tree, true) : child.excluded() ? null : child.own().work();
        sum = sum == null ? more : more == null ? sum : sum.add(more);
      }
    }
    return sum;
  }

  /** The changed package, its ancestors and all their direct children, the way a store would load them. */
  private static List<Contribution> chainAbove(Contribution changed, List<Contribution> tree, Map<Long, Progress> saved) {
    var chain = new HashMap<Long, Contribution>();
    chain.put(changed.id(), changed);
    var own = tree.stream().filter(each -> each.parentId() != null && each.parentId() == changed.id()).toList();
    own.forEach(child -> chain.put(child.id(), child));
    for (var each = changed; each.parentId() != null; each = tree.get(each.parentId().intValue())) {
      long parent = each.parentId();
      tree.stream().filter(one -> one.parentId() != null && one.parentId() == parent).forEach(one -> chain.put(one.id(), one));
      chain.put(parent, tree.get((int) parent));
    }
    return chain.values().stream()
        .map(each -> new Contribution(each.id(), each.parentId(), each.own(), saved.get(each.id()), each.excluded())).toList();
  }

  @Test
  void aLoopOfParentsEndsInNoTotalRatherThanNever() {
    assertThat(WEIGHTED.of(List.of(of(1, 2L, progress(1, 1, 0)), of(2, 1L, progress(1, 1, 0)), of(3, 1L, progress(1, 1, 0))))).isEmpty();
  }

  @Test
  void aChainOfTenThousandAncestorsIsSummed() {
    var chain = new ArrayList<Contribution>();
    for (long id = 0; id < 10_000; id++) {
      chain.add(of(id, id == 0 ? null : Long.valueOf(id - 1), progress(1, 1, 0)));
    }
    assertThat(WEIGHTED.of(chain).get(0L).work()).isEqualByComparingTo("10000");
  }
}
