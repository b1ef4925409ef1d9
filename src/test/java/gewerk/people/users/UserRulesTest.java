package gewerk.people.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import gewerk.people.principals.User;
import gewerk.people.principals.User.Account;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Written;
import org.junit.jupiter.api.Test;

class UserRulesTest {
  private static final Account MARA = new Account("mara", "Mara", "Lind", "mara@harbour.example", false, "en", null);

  @Test
  void whoIsActiveNeedsAPassword() {
    assertThat(wrong("active", MARA, Map.of())).containsExactly("password error.blank");
  }

  @Test
  void whoIsInvitedNeedsNone() {
    assertThat(wrong("invited", MARA, Map.of())).isEmpty();
  }

  @Test
  void whoeverIsVouchedForNeedsNone() {
    assertThat(wrong("active", new Account("mara", "Mara", "Lind", null, false, "en", "https://id.example/mara"), Map.of())).isEmpty();
  }

  @Test
  void aNewAccountIsActiveOrInvited() {
    assertThat(wrong("locked", MARA, Map.of("password", "a long password"))).containsExactly("status error.inclusion");
  }

  @Test
  void aLanguageThatNobodySpeaksHereIsRefused() {
    assertThat(wrong("invited", new Account("mara", "", "", null, false, "tlh", null), Map.of())).containsExactly("language error.inclusion");
  }

  @Test
  void aLoginIsNoNumberAndNotMe() {
    assertThat(wrong("invited", new Account("42", "", "", null, false, "en", null), Map.of())).containsExactly("login error.invalid");
    assertThat(wrong("invited", new Account("me", "", "", null, false, "en", null), Map.of())).containsExactly("login error.invalid");
  }

  @Test
  void anAddressHasTwoParts() {
    assertThat(wrong("invited", MARA, Map.of("email", "mara"))).containsExactly("email error.invalid");
  }

  @Test
  void aLinkToAnUnknownDirectoryIsTheOnlyProblem() {
    assertThat(wrong("active", vouchedForBy(0L), Map.of())).containsExactly("authSource error.does_not_exist");
  }

  @Test
  void whomADirectoryVouchesForHasNoPasswordHere() {
    assertThat(wrong("active", vouchedForBy(7L), Map.of())).isEmpty();
    assertThat(wrong("active", vouchedForBy(7L), Map.of("password", "a long password"))).containsExactly("password user.password_elsewhere");
  }

  @Test
  void namesFollowTheSetting() {
    assertThat(UserNames.of(MARA, "firstname_lastname")).isEqualTo("Mara Lind");
    assertThat(UserNames.of(MARA, "lastname_comma_firstname")).isEqualTo("Lind, Mara");
    assertThat(UserNames.of(MARA, "username")).isEqualTo("mara");
    assertThat(UserNames.of(new Account("mara", "", "", null, false, "en", null), "firstname_lastname")).isEqualTo("mara");
  }

  @Test
  void anInvitedPersonIsCalledByTheirAddress() {
    var named = UserNames.fromEmail(new Account("x", "", "", "mara@harbour.example", false, "en", null));
    assertThat(named.firstName()).isEqualTo("mara");
    assertThat(named.lastName()).isEqualTo("@harbour.example");
    assertThat(UserNames.fromEmail(MARA)).isEqualTo(MARA);
  }

  private static Account vouchedForBy(long directory) {
    return new Account("mara", "Mara", "Lind", "mara@harbour.example", false, "en", null, directory);
  }

  private static List<String> wrong(String status, Account account, Map<String, Object> written) {
    var user = new User(0, "", status, Instant.EPOCH, Instant.EPOCH, account, null, Map.of());
    return UserChecks.judge(new Candidate<>(null, user), Written.of(Map.copyOf(written)), Set.of(7L)).stream().map(UserRulesTest::told).toList();
  }

  private static String told(Violation violation) {
    return violation.attribute() + " " + violation.text().key();
  }
}
