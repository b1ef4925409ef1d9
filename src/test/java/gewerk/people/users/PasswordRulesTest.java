package gewerk.people.users;

import static org.assertj.core.api.Assertions.assertThat;

import gewerk.platform.resource.Violation;
import org.junit.jupiter.api.Test;

class PasswordRulesTest {
  @Test
  void aLongPasswordIsGood() {
    assertThat(PasswordRules.wrongWith("admin!Admin1", "mara", 10)).isEmpty();
  }

  @Test
  void noPasswordIsBlankAndTooShort() {
    assertThat(PasswordRules.wrongWith("", "mara", 10)).extracting(violation -> violation.text().key()).containsExactly("error.blank", "error.too_short");
  }

  @Test
  void tooShortAndTooLongAreTold() {
    assertThat(PasswordRules.wrongWith("short", "mara", 10)).extracting(violation -> violation.text().key()).containsExactly("error.too_short");
    assertThat(PasswordRules.wrongWith("x".repeat(129), "mara", 10)).extracting(violation -> violation.text().key()).containsExactly("error.too_long");
  }

  @Test
  void theLoginIsNoPassword() {
    assertThat(PasswordRules.wrongWith("Mara.Mustermann", "mara.mustermann", 10)).extracting(Violation::attribute).containsExactly("password");
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
