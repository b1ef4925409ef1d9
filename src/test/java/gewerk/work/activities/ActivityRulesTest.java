package gewerk.work.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import gewerk.platform.access.SampleViewer;
import gewerk.work.journals.Journal;
import gewerk.work.workpackages.SamplePackage;
import org.junit.jupiter.api.Test;

class ActivityRulesTest {
  private static final long EMMA = 7;

  @Test
  void internalCommentsAreSeenByThoseWhoMay() {
    assertThat(ActivityRules.maySee(comment(99, true), SampleViewer.in(1, "view_work_packages"))).isFalse();
    assertThat(ActivityRules.maySee(comment(99, true), SampleViewer.in(1, "view_internal_comments"))).isTrue();
    assertThat(ActivityRules.maySee(comment(99, false), SampleViewer.nobody())).isTrue();
  }

  @Test
  void onesOwnCommentIsEditedByOneRightAndAnybodysByAnother() {
    assertThat(ActivityRules.mayEdit(comment(EMMA, false), SampleViewer.in(1, "edit_own_work_package_comments"))).isTrue();
    assertThat(ActivityRules.mayEdit(comment(99, false), SampleViewer.in(1, "edit_own_work_package_comments"))).isFalse();
    assertThat(ActivityRules.mayEdit(comment(99, false), SampleViewer.in(1, "edit_work_package_comments"))).isTrue();
    assertThat(ActivityRules.mayEdit(comment(EMMA, false), SampleViewer.in(2, "edit_work_package_comments"))).isFalse();
  }

  @Test
  void anInternalCommentIsEditedOnlyByThoseWhoSeeIt() {
    assertThat(ActivityRules.mayEdit(comment(EMMA, true), SampleViewer.in(1, "edit_own_internal_comments"))).isFalse();
    assertThat(ActivityRules.mayEdit(comment(EMMA, true), SampleViewer.in(1, "view_internal_comments", "edit_own_internal_comments"))).isTrue();
    assertThat(ActivityRules.mayEdit(comment(EMMA, true), SampleViewer.in(1, "view_internal_comments", "edit_work_package_comments"))).isFalse();
  }

  @Test
  void whoMayCommentMayReact() {
    assertThat(ActivityRules.mayReact(comment(99, false), SampleViewer.in(1, "add_work_package_comments"))).isTrue();
    assertThat(ActivityRules.mayReact(comment(99, true), SampleViewer.in(1, "add_work_package_comments"))).isFalse();
    assertThat(ActivityRules.mayReact(comment(99, true), SampleViewer.in(1, "view_internal_comments", "add_internal_comments"))).isTrue();
  }

  @Test
  void whoeverAnswersWithASignHasAName() {
    assertThat(ActivityRules.mayReact(comment(99, false), SampleViewer.nobody())).isFalse();
    assertThat(ActivityRules.mayReact(comment(99, false), SampleViewer.in(1, "view_work_packages"))).isFalse();
  }

  @Test
  void whatWasSaidInternallyIsAnsweredByThoseWhoMaySpeakInternally() {
    assertThat(ActivityRules.mayAnswer(comment(99, false), SampleViewer.in(1, "add_work_package_comments"))).isTrue();
    assertThat(ActivityRules.mayAnswer(comment(99, true), SampleViewer.in(1, "add_work_package_comments", "view_internal_comments"))).isFalse();
  }

  @Test
  void anEntryWithChangesMayStandWithoutWords() {
    assertThat(ActivityRules.mustSaySomething(comment(EMMA, false))).isTrue();
    var journal = comment(EMMA, false).journal();
    var changed = new Journal(1, "work_package", 10, 2, EMMA, "words", false, Map.of("subject", List.of("A", "B")), Map.of(), journal.createdAt(), journal.updatedAt());
    assertThat(ActivityRules.mustSaySomething(new Activity(changed, SamplePackage.in(1, 10)))).isFalse();
  }

  @Test
  void thatACommentWasChangedIsToldWhereNothingElseCanHaveRenewedIt() {
    var said = comment(EMMA, false).journal();
    assertThat(new Activity(said, SamplePackage.in(1, 10)).isRewritten()).isFalse();
    assertThat(later(said, Map.of()).isRewritten()).isTrue();
    assertThat(later(said, Map.of("subject", List.of("A", "B"))).isRewritten()).isFalse();
  }

  private static Activity later(Journal said, Map<String, List<Object>> changes) {
    return new Activity(new Journal(1, "work_package", 10, 2, EMMA, "words", false, changes, Map.of(), said.createdAt(), said.updatedAt().plusSeconds(60)),
        SamplePackage.in(1, 10));
  }

  private static Activity comment(long user, boolean internal) {
    return new Activity(new Journal(1, "work_package", 10, 2, user, "words", internal, Map.of(), Map.of(), Instant.EPOCH, Instant.EPOCH), SamplePackage.in(1, 10));
  }
}
