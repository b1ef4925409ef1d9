package gewerk.work.scheduling;

import gewerk.work.scheduling.ModeRules.Ties;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** When the mode of scheduling switches by itself. */
class ModeRulesTest {
  private static final Ties PARENT = new Ties(true, false, false);
  private static final Ties SUCCESSOR = new Ties(false, true, false);
  private static final Ties HEIR = new Ties(false, false, true);

  @Test
  void theFirstPredecessorMakesALeafAutomatic() {
    assertThat(ModeRules.firstPredecessorMakesAutomatic(Ties.NONE)).isTrue();
    assertThat(ModeRules.firstPredecessorMakesAutomatic(HEIR)).isTrue();
    assertThat(ModeRules.firstPredecessorMakesAutomatic(SUCCESSOR)).isFalse();
    assertThat(ModeRules.firstPredecessorMakesAutomatic(PARENT)).isFalse();
  }

  @Test
  void theFirstChildMakesAPackageAutomaticUnlessItHasPredecessors() {
    assertThat(ModeRules.firstChildMakesAutomatic(Ties.NONE)).isTrue();
    assertThat(ModeRules.firstChildMakesAutomatic(PARENT)).isFalse();
    assertThat(ModeRules.firstChildMakesAutomatic(SUCCESSOR)).isFalse();
    assertThat(ModeRules.firstChildMakesAutomatic(HEIR)).isFalse();
  }

  @Test
  void automaticNeedsChildrenOrPredecessors() {
    assertThat(ModeRules.mayBeAutomatic(Ties.NONE)).isFalse();
    assertThat(ModeRules.mayBeAutomatic(PARENT)).isTrue();
    assertThat(ModeRules.mayBeAutomatic(SUCCESSOR)).isTrue();
    assertThat(ModeRules.mayBeAutomatic(HEIR)).isTrue();
  }

  @Test
  void aNewPackageWithNothingToScheduleFromIsRefusedAutomatic() {
    assertThat(ModeRules.onCreate(false, Ties.NONE)).hasValueSatisfying(wrong -> assertThat(wrong.attribute()).isEqualTo("scheduleManually"));
    assertThat(ModeRules.onCreate(false, HEIR)).isEmpty();
    assertThat(ModeRules.onCreate(true, Ties.NONE)).isEmpty();
  }

  @Test
  void aSavedPackageWithNothingToScheduleFromStaysManual() {
    assertThat(ModeRules.storedMode(false, Ties.NONE)).isTrue();
    assertThat(ModeRules.storedMode(false, SUCCESSOR)).isFalse();
    assertThat(ModeRules.storedMode(true, PARENT)).isTrue();
  }
}
