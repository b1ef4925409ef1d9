package gewerk.work.workpackages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import gewerk.platform.resource.Violation;
import gewerk.work.workpackages.WorkPackageRules.Parent;
import gewerk.work.workpackages.WorkPackageRules.Step;
import org.junit.jupiter.api.Test;

class WorkPackageRulesTest {
  private static final Parent FINE = new Parent(true, false, false, false, false);

  @Test
  void aParentIsAnotherVisiblePackageOfTheProjectThatIsNoMilestone() {
    assertThat(WorkPackageRules.parent(null, false)).isEmpty();
    assertThat(WorkPackageRules.parent(FINE, false)).isEmpty();
    assertThat(keys(WorkPackageRules.parent(new Parent(false, false, false, false, false), true))).containsExactly("error.does_not_exist", "error.may_not_be_accessed");
    assertThat(keys(WorkPackageRules.parent(new Parent(true, true, true, false, true), true))).containsExactly("workPackage.error.parent_itself");
    assertThat(keys(WorkPackageRules.parent(new Parent(true, false, true, false, false), true))).containsExactly("workPackage.error.parent_milestone");
    assertThat(keys(WorkPackageRules.parent(new Parent(true, false, false, false, true), true))).containsExactly("workPackage.error.parent_loop");
  }

  @Test
  void aParentOfAnotherProjectDependsOnTheSetting() {
    var elsewhere = new Parent(true, false, false, true, false);
    assertThat(keys(WorkPackageRules.parent(elsewhere, false))).containsExactly("workPackage.error.parent_project");
    assertThat(WorkPackageRules.parent(elsewhere, true)).isEmpty();
  }

  @Test
  void aStatusIsReachedByAStepOnly() {
    assertThat(WorkPackageRules.status(null)).isEmpty();
    assertThat(WorkPackageRules.status(new Step(true, true))).isEmpty();
    assertThat(keys(WorkPackageRules.status(new Step(true, false)))).containsExactly("workPackage.error.status_transition");
    assertThat(keys(WorkPackageRules.status(new Step(false, true)))).containsExactly("error.does_not_exist");
  }

  @Test
  void aTypeIsOneOfTheProjectAndNoMilestoneAboveOthers() {
    assertThat(WorkPackageRules.type(true, true, false)).isEmpty();
    assertThat(WorkPackageRules.type(true, false, true)).isEmpty();
    assertThat(keys(WorkPackageRules.type(true, true, true))).containsExactly("workPackage.error.type_milestone");
    assertThat(keys(WorkPackageRules.type(false, false, false))).containsExactly("error.inclusion");
  }

  @Test
  void aCategoryIsOneOfTheProject() {
    assertThat(WorkPackageRules.category(true, true)).isEmpty();
    assertThat(keys(WorkPackageRules.category(true, false))).containsExactly("workPackage.error.category_project");
    assertThat(keys(WorkPackageRules.category(false, false))).containsExactly("workPackage.error.category_unknown");
  }

  @Test
  void aPriorityIsActive() {
    assertThat(WorkPackageRules.priority(true, true)).isEmpty();
    assertThat(keys(WorkPackageRules.priority(true, false))).containsExactly("workPackage.error.priority_inactive");
    assertThat(keys(WorkPackageRules.priority(false, false))).containsExactly("error.does_not_exist");
  }

  @Test
  void closedWorkOnAClosedVersionStaysClosed() {
    assertThat(keys(WorkPackageRules.reopening(true, false, true))).containsExactly("workPackage.error.reopening_closed_version");
    assertThat(WorkPackageRules.reopening(true, true, true)).isEmpty();
    assertThat(WorkPackageRules.reopening(false, false, true)).isEmpty();
    assertThat(WorkPackageRules.reopening(true, false, false)).isEmpty();
  }

  @Test
  void inAReadOnlyStatusOnlyTheStatusChanges() {
    assertThat(WorkPackageRules.readOnlyStatus(true, List.of("status"))).isEmpty();
    assertThat(WorkPackageRules.readOnlyStatus(false, List.of("subject"))).isEmpty();
    assertThat(WorkPackageRules.readOnlyStatus(true, List.of("status", "subject")).stream().map(Violation::attribute)).containsExactly("base", "subject");
  }

  private static List<String> keys(List<Violation> violations) {
    return violations.stream().map(violation -> violation.text().key()).toList();
  }
}
