package gewerk.work.workflows;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;

/** Where work can go from the status it has. */
final class WorkflowRules {
  private WorkflowRules() {}

  /** The present status, then those that can follow it; always of the saved status, so that no step is skipped. */
  static Set<Long> reachable(List<Transition> ofType, long from, LongPredicate hasRole, Standing standing) {
    var reachable = new LinkedHashSet<Long>();
    reachable.add(from);
    ofType.stream().filter(step -> step.from() == from && hasRole.test(step.roleId()) && step.isOpenTo(standing))
        .forEach(step -> reachable.add(step.to()));
    return reachable;
  }

  /** Those that any step leads to or from. */
  static Set<Long> inUse(List<Transition> ofType) {
    var statuses = new LinkedHashSet<Long>();
    ofType.forEach(step -> {
      statuses.add(step.from());
      statuses.add(step.to());
    });
    return statuses;
  }
}
