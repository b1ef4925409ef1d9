package gewerk.work.progress;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The totals of work packages with children: work and remaining work summed up, and how much of it is complete. */
public record Totals(Mode mode) {
  /** Whether the percentage weighs by work, or takes every child alike. */
  public enum Mode { WORK_WEIGHTED_AVERAGE, SIMPLE_AVERAGE }

  /**
   * New totals for every package whose children are among those handed over, children before their parents.
   *
   * <p>After a change of one package it is enough to hand over it and its ancestors, and for each of these all direct
   * children. A child beneath which nothing is handed over stands for its subtree with its saved total, so the work
   * grows with the length of the chain and the number of siblings, not with the size of the tree. Of a package's
   * children either all are handed over or none. After a move this holds for the chains above the old and the new parent.
   */
  public Map<Long, Progress> of(Collection<Contribution> packages) {
    var byId = new HashMap<Long, Contribution>();
    packages.forEach(each -> byId.put(each.id(), each));
    var children = new HashMap<Long, List<Contribution>>();
    byId.values().stream().filter(each -> byId.containsKey(each.parentId()))
        .forEach(each -> children.computeIfAbsent(each.parentId(), id -> new ArrayList<>()).add(each));
    var pending = new HashMap<Long, Integer>();
    children.forEach((id, some) -> pending.put(id, some.size()));
    var ready = new ArrayDeque<Contribution>();
    byId.values().stream().filter(each -> !children.containsKey(each.id())).forEach(ready::add);
    var totals = new LinkedHashMap<Long, Progress>();
    while (!ready.isEmpty()) {
      var each = ready.remove();
      var parent = byId.get(each.parentId());
      if (parent != null && pending.merge(parent.id(), -1, Integer::sum) == 0) {
        totals.put(parent.id(), total(parent, children.get(parent.id()), totals));
        ready.add(parent);
      }
    }
    return totals;
  }

  private Progress total(Contribution parent, List<Contribution> children, Map<Long, Progress> totals) {
    var parts = new ArrayList<Progress>();
    parts.add(parent.excluded() ? Progress.NONE : parent.own());
    children.forEach(child -> parts.add(subtree(child, totals)));
    var sum = parts.stream().reduce(Progress.NONE,
        (some, more) -> new Progress(plus(some.work(), more.work()), plus(some.remaining(), more.remaining()), null));
    return switch (mode) {
      case WORK_WEIGHTED_AVERAGE -> sum.percent(weighted(sum));
      case SIMPLE_AVERAGE -> sum.percent(simple(parent, children, totals));
    };
  }

  private static Progress subtree(Contribution child, Map<Long, Progress> totals) {
    var total = totalOf(child, totals);
    return total != null ? total : child.excluded() ? Progress.NONE : child.own();
  }

  private static @Nullable Progress totalOf(Contribution child, Map<Long, Progress> totals) {
    return totals.getOrDefault(child.id(), child.savedTotal());
  }

  private static @Nullable BigDecimal plus(@Nullable BigDecimal some, @Nullable BigDecimal more) {
    return some == null ? more : more == null ? some : some.add(more);
  }

  private static @Nullable Integer weighted(Progress sum) {
    if (sum.work() == null || sum.remaining() == null || sum.work().signum() == 0) {
      return null;
    }
    var percent = sum.work().subtract(sum.remaining()).multiply(BigDecimal.valueOf(100)).divide(sum.work(), 0, RoundingMode.HALF_UP);
    return Math.clamp(percent.longValue(), 0, 100);
  }

  private static @Nullable Integer simple(Contribution parent, List<Contribution> children, Map<Long, Progress> totals) {
    var values = new ArrayList<Integer>();
    children.stream().filter(child -> !child.excluded()).forEach(child -> values.add(percent(child, totals)));
    if (!parent.excluded() && parent.own().percent() != null) {
      values.add(parent.own().percent());
    }
    var mean = values.stream().mapToInt(Integer::intValue).average();
    return mean.isPresent() ? Math.toIntExact(Math.round(mean.getAsDouble())) : null;
  }

  private static int percent(Contribution child, Map<Long, Progress> totals) {
    var total = totalOf(child, totals);
    if (total != null && total.percent() != null) {
      return total.percent();
    }
    return child.own().percent() == null ? 0 : child.own().percent();
  }
}
