package gewerk.people.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;

import gewerk.people.accounts.AccountRules.Registration;
import gewerk.people.principals.User;
import gewerk.people.principals.User.Account;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountRulesTest {
  @Test
  void whoeverHasAPasswordMayRecoverIt() {
    assertThat(AccountRules.mayRecover(user("active", null), true)).isTrue();
    assertThat(AccountRules.mayRecover(user("active", "https://elsewhere.example/1"), true)).isTrue();
  }

  @Test
  void whoSignsInElsewhereGetsAPasswordThere() {
    assertThat(AccountRules.mayRecover(user("active", "https://elsewhere.example/1"), false)).isFalse();
    assertThat(AccountRules.mayRecover(user("active", null), false)).isTrue();
  }

  @Test
  void anAccountThatIsNotActiveIsNotRecovered() {
    assertThat(AccountRules.mayRecover(user("locked", null), true)).isFalse();
    assertThat(AccountRules.mayRecover(user("invited", null), false)).isFalse();
  }

  @Test
  void theNumbersOfTheSettingHaveNames() {
    assertThat(Registration.of(0)).isEqualTo(Registration.CLOSED);
    assertThat(Registration.of(2)).isEqualTo(Registration.BY_ADMINISTRATOR);
    assertThat(Registration.of(99)).isEqualTo(Registration.AT_ONCE);
  }

  private static User user(String status, @Nullable String identity) {
    return new User(7, "Mara", status, Instant.EPOCH, Instant.EPOCH, new Account("mara", "Mara", "Lind", "mara@harbour.example", false, "en", identity), null, Map.of());
  }
}
