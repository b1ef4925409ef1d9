package gewerk.work.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

import gewerk.people.roles.Role;
import gewerk.work.workflows.Sheet.When;
import org.junit.jupiter.api.Test;

class WorkflowRulesTest {
  private static final long TASK = 1;
  private static final long MEMBER = 10;
  private static final long READER = 11;
  private static final long NEW = 1;
  private static final long RUNNING = 2;
  private static final long CLOSED = 3;
  private static final List<Transition> STEPS = List.of(
      new Transition(TASK, MEMBER, NEW, RUNNING, false, false),
      new Transition(TASK, MEMBER, RUNNING, CLOSED, true, false),
      new Transition(TASK, READER, RUNNING, NEW, false, true));

  @Test
  void aMemberTakesTheStepsOfTheirRole() {
    assertThat(from(NEW, Set.of(MEMBER), Standing.STRANGER)).containsExactly(NEW, RUNNING);
  }

  @Test
  void withoutARoleTheStatusStaysWhatItIs() {
    assertThat(from(NEW, Set.of(), Standing.STRANGER)).containsExactly(NEW);
  }

  @Test
  void aStepForAuthorsIsClosedToOthers() {
    assertThat(from(RUNNING, Set.of(MEMBER), Standing.STRANGER)).containsExactly(RUNNING);
    assertThat(from(RUNNING, Set.of(MEMBER), new Standing(false, true))).containsExactly(RUNNING);
    assertThat(from(RUNNING, Set.of(MEMBER), new Standing(true, false))).containsExactly(RUNNING, CLOSED);
  }

  @Test
  void aStepForAssigneesNeedsTheRoleToo() {
    assertThat(from(RUNNING, Set.of(MEMBER), new Standing(false, true))).doesNotContain(NEW);
    assertThat(from(RUNNING, Set.of(READER), new Standing(false, true))).containsExactly(RUNNING, NEW);
  }

  @Test
  void twoStepsAreNeverTakenAtOnce() {
    assertThat(from(NEW, Set.of(MEMBER), new Standing(true, true))).doesNotContain(CLOSED);
  }

  @Test
  void aTypeGoesThroughTheStatusesOfItsSteps() {
    assertThat(WorkflowRules.inUse(STEPS)).containsExactlyInAnyOrder(NEW, RUNNING, CLOSED);
  }

  @Test
  void aSheetHasTheStepsThatAreOpenInItsWay() {
    var both = List.of(new Transition(TASK, MEMBER, NEW, RUNNING, true, true), new Transition(TASK, MEMBER, NEW, NEW, true, false));
    assertThat(WorkflowRules.steps(STEPS, new Sheet(TASK, MEMBER, When.ALWAYS))).containsExactly(new Step(NEW, RUNNING));
    assertThat(WorkflowRules.steps(STEPS, new Sheet(TASK, MEMBER, When.AUTHOR))).containsExactly(new Step(RUNNING, CLOSED));
    assertThat(WorkflowRules.steps(STEPS, new Sheet(TASK, MEMBER, When.ASSIGNEE))).isEmpty();
    assertThat(WorkflowRules.steps(both, new Sheet(TASK, MEMBER, When.AUTHOR))).containsExactly(new Step(NEW, RUNNING));
    assertThat(WorkflowRules.steps(both, new Sheet(TASK, MEMBER, When.ASSIGNEE))).containsExactly(new Step(NEW, RUNNING));
    assertThat(WorkflowRules.steps(both, new Sheet(TASK, MEMBER, When.ALWAYS))).isEmpty();
  }

  @Test
  void aStepIsCountedOnceForEachRole() {
    var twice = List.of(new Transition(TASK, MEMBER, NEW, RUNNING, false, false), new Transition(TASK, MEMBER, NEW, RUNNING, true, false),
        new Transition(TASK, MEMBER, NEW, NEW, false, false), new Transition(TASK, READER, NEW, CLOSED, false, false));
    assertThat(WorkflowRules.counts(twice)).containsOnly(Map.entry(MEMBER, 1), Map.entry(READER, 1));
  }

  @Test
  void rolesThatLetPeopleEditHaveAWorkflow() {
    assertThat(WorkflowRules.hasWorkflow(role("project", Set.of()))).isTrue();
    assertThat(WorkflowRules.hasWorkflow(role("work_package", Set.of("edit_work_packages")))).isTrue();
    assertThat(WorkflowRules.hasWorkflow(role("work_package", Set.of("view_work_packages")))).isFalse();
    assertThat(WorkflowRules.hasWorkflow(role("global", Set.of("edit_work_packages")))).isFalse();
  }

  private static Role role(String kind, Set<String> permissions) {
    return new Role(1, "Some", kind, null, 1, permissions);
  }

  private static Set<Long> from(long status, Set<Long> roles, Standing standing) {
    return WorkflowRules.reachable(STEPS, status, roles::contains, standing);
  }
}
