package gewerk.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class MailRulesTest {
  @Test
  void pausesGrowFromAMinuteToTwoHours() {
    assertThat(MailRules.pause(0)).isEqualTo(Duration.ofMinutes(1));
    assertThat(MailRules.pause(1)).isEqualTo(Duration.ofMinutes(2));
    assertThat(MailRules.pause(7)).isEqualTo(Duration.ofHours(2));
    assertThat(MailRules.pause(1_000)).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void onlyARefusedAddressIsFinal() {
    assertThat(MailRules.isFinal(550)).isTrue();
    assertThat(MailRules.isFinal(450)).isFalse();
    assertThat(MailRules.isFinal(0)).isFalse();
  }

  @Test
  void aPasswordIsSentToAnotherMachineOnlyEncryptedUnlessStartTlsIsOff() {
    assertThat(MailRules.insistsOnStartTls(true, true, "post.harbour.example")).isTrue();
    assertThat(MailRules.insistsOnStartTls(true, true, "localhost")).isFalse();
    assertThat(MailRules.insistsOnStartTls(true, false, "post.harbour.example")).isFalse();
    assertThat(MailRules.insistsOnStartTls(false, true, "post.harbour.example")).isFalse();
  }
}
