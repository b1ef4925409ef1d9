package gewerk.people.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import gewerk.people.factors.FactorRules.Demands;
import gewerk.people.factors.FactorRules.Step;
import gewerk.people.factors.SecondFactor.Kind;
import gewerk.people.factors.SecondFactor.Proof;
import org.junit.jupiter.api.Test;

class FactorRulesTest {
  private static final Demands USUAL = new Demands(false, List.of("totp", "webauthn"), 0);
  private static final Demands ENFORCED = new Demands(true, List.of("totp", "webauthn"), 0);
  private static final Demands REMEMBERING = new Demands(true, List.of("totp", "webauthn"), 30);
  private static final SecondFactor APP = factor(1, Kind.TOTP, false, true);
  private static final SecondFactor KEY = factor(2, Kind.WEBAUTHN, true, true);

  @Test
  void whoHasAFactorIsAskedForIt() {
    assertThat(FactorRules.step(List.of(APP), false, USUAL)).isEqualTo(Step.ASK);
    assertThat(FactorRules.step(List.of(), false, USUAL)).isEqualTo(Step.NONE);
  }

  @Test
  void whereEverybodyNeedsOneItIsSetUp() {
    assertThat(FactorRules.step(List.of(), false, ENFORCED)).isEqualTo(Step.SET_UP);
    assertThat(FactorRules.step(List.of(), true, ENFORCED)).isEqualTo(Step.SET_UP);
  }

  @Test
  void aTrustedBrowserIsSparedAsLongAsTheSettingAllowsIt() {
    assertThat(FactorRules.step(List.of(APP), true, REMEMBERING)).isEqualTo(Step.NONE);
    assertThat(FactorRules.step(List.of(APP), true, USUAL)).isEqualTo(Step.ASK);
  }

  @Test
  void whatIsNotConfirmedOrSwitchedOffDoesNotCount() {
    assertThat(FactorRules.usable(List.of(factor(3, Kind.TOTP, true, false)), USUAL)).isEmpty();
    assertThat(FactorRules.usable(List.of(APP, KEY), new Demands(false, List.of("totp"), 0))).containsExactly(APP);
  }

  @Test
  void theDefaultOneComesFirstUnlessAnotherIsChosen() {
    var usable = FactorRules.usable(List.of(APP, KEY), USUAL);
    assertThat(usable).containsExactly(KEY, APP);
    assertThat(FactorRules.chosen(usable, "")).contains(KEY);
    assertThat(FactorRules.chosen(usable, "1")).contains(APP);
    assertThat(FactorRules.chosen(usable, "99")).contains(KEY);
  }

  private static SecondFactor factor(long id, Kind kind, boolean isDefault, boolean confirmed) {
    return new SecondFactor(id, 7, kind, "x", new Proof(null, null, 0), isDefault, confirmed, null);
  }
}
