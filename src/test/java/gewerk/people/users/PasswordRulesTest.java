package gewerk.people.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import gewerk.people.users.PasswordRules.Demands;
import gewerk.platform.resource.Violation;
import org.junit.jupiter.api.Test;

class PasswordRulesTest {
  @Test
  void aLongPasswordIsGood() {
    assertThat(PasswordRules.wrongWith("admin!Admin1", "mara", Demands.length(10))).isEmpty();
  }

  @Test
  void noPasswordIsBlankAndTooShort() {
    assertThat(PasswordRules.wrongWith("", "mara", Demands.length(10))).extracting(violation -> violation.text().key()).containsExactly("error.blank", "error.too_short");
  }

  @Test
  void tooShortAndTooLongAreTold() {
    assertThat(PasswordRules.wrongWith("short", "mara", Demands.length(10))).extracting(violation -> violation.text().key()).containsExactly("error.too_short");
    assertThat(PasswordRules.wrongWith("x".repeat(129), "mara", Demands.length(10))).extracting(violation -> violation.text().key()).containsExactly("error.too_long");
  }

  @Test
  void theLoginIsNoPassword() {
    assertThat(PasswordRules.wrongWith("Mara.Mustermann", "mara.mustermann", Demands.length(10))).extracting(Violation::attribute).containsExactly("password");
  }

  @Test
  void whatKindsOfCharactersAreMissingIsTold() {
    var all = new Demands(10, PasswordRules.KINDS, 4);
    assertThat(PasswordRules.wrongWith("Harbour-1234", "mara", all)).isEmpty();
    assertThat(PasswordRules.wrongWith("harbour 1234", "mara", all)).extracting(violation -> violation.text().key()).containsExactly("user.password_needs_uppercase");
    assertThat(PasswordRules.wrongWith("harbourharbour", "mara", all)).hasSize(3);
  }

  @Test
  void someOfTheKindsMaySuffice() {
    assertThat(PasswordRules.wrongWith("harbour1234", "mara", new Demands(10, PasswordRules.KINDS, 2))).isEmpty();
    assertThat(PasswordRules.wrongWith("harbourharbour", "mara", new Demands(10, PasswordRules.KINDS, 2))).extracting(violation -> violation.text().key())
        .containsExactly("user.password_needs");
    assertThat(PasswordRules.wrongWith("harbourharbour", "mara", new Demands(10, List.of("lowercase"), 4))).isEmpty();
  }

  @Test
  void aHashIsSaltedAndKnowsItsPassword() {
    var hash = Passwords.hash("correct horse battery staple");
    assertThat(hash).startsWith("{pbkdf2}").doesNotContain("horse").isNotEqualTo(Passwords.hash("correct horse battery staple"));
    assertThat(Passwords.matches("correct horse battery staple", hash)).isTrue();
    assertThat(Passwords.matches("correct horse battery stable", hash)).isFalse();
  }

  @Test
  void whoHasNoPasswordCannotGuessIt() {
    assertThat(Passwords.matches("nobody has this password", null)).isFalse();
  }
}
