package gewerk.work.workflows;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

import gewerk.people.roles.Role;

/** Where work can go from the status it has. */
public final class WorkflowRules {
  private WorkflowRules() {}

  /** The present status, then those that can follow it; always of the saved status, so that no step is skipped. */
  static Set<Long> reachable(List<Transition> ofType, long from, LongPredicate hasRole, Standing standing) {
    var reachable = new LinkedHashSet<Long>();
    reachable.add(from);
    ofType.stream().filter(step -> step.from() == from && hasRole.test(step.roleId()) && step.isOpenTo(standing))
        .forEach(step -> reachable.add(step.to()));
    return reachable;
  }

  /** The steps on a sheet. */
  static Set<Step> steps(List<Transition> ofType, Sheet sheet) {
    return ofType.stream().filter(sheet::holds).map(Transition::step).filter(Step::leadsOn).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** How many different steps each role has, for whomever they are open. */
  static Map<Long, Integer> counts(List<Transition> ofType) {
    return ofType.stream().filter(transition -> transition.step().leadsOn()).collect(Collectors.groupingBy(Transition::roleId,
        Collectors.collectingAndThen(Collectors.mapping(Transition::step, Collectors.toSet()), Set::size)));
  }

  /** Whose holders can move work on: roles of projects, and those of sharing that let people edit. */
  public static boolean hasWorkflow(Role role) {
    return role.isOfProjects() || role.kind().equals("work_package") && role.has("edit_work_packages");
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
