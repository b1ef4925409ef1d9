package gewerk.people.users;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import gewerk.platform.Platform;
import gewerk.platform.resource.Violation;
import gewerk.platform.settings.Setting;
import gewerk.platform.settings.Settings;
import org.jspecify.annotations.Nullable;

/** Gives an account a password, by whatever way it was chosen: after the rules of the settings, and not one of the last ones. */
public final class ChoosePassword {
  private final PasswordStore store;
  private final Settings settings;

  public ChoosePassword(Platform platform) {
    store = new PasswordStore(platform.database());
    settings = platform.settings();
    settings.declare(List.of(
        new Setting("password_active_rules", PasswordRules.KINDS).oneOf(PasswordRules.KINDS.toArray(String[]::new)),
        new Setting("password_min_adhered_rules", 0).between(0, PasswordRules.KINDS.size()),
        new Setting("password_days_valid", 0).between(0, 3650),
        new Setting("password_count_former_banned", 0).between(0, 50),
        new Setting("disable_password_login", false)));
  }

  public PasswordRules.Demands demands() {
    return new PasswordRules.Demands(settings.number("password_min_length"), settings.texts("password_active_rules"), settings.number("password_min_adhered_rules"));
  }

  /** Whether people come in by passwords at all. */
  public boolean isPossible() {
    return !settings.truth("disable_password_login");
  }

  /** @param userId 0 for an account that is about to be made */
  public List<Violation> wrongWith(long userId, String login, String password) {
    var wrong = new ArrayList<>(PasswordRules.wrongWith(password, login, demands()));
    if (wrong.isEmpty() && wasUsed(userId, password)) {
      wrong.add(Violation.of("password", "user.password_used_before", settings.number("password_count_former_banned")));
    }
    return wrong;
  }

  /** Whoever was signed in with the old one must sign in anew; links to choose one are void. */
  public void set(long userId, String password) {
    store.set(userId, Passwords.hash(password));
    store.signOutEverywhere(userId);
  }

  /** The same for somebody who chose it here and goes on in this session. */
  public void set(long userId, String password, byte[] session) {
    store.set(userId, Passwords.hash(password));
    store.signOutElsewhere(userId, session);
  }

  /** @param changed when it was chosen; none where there is none */
  public boolean isTooOld(@Nullable Instant changed) {
    int days = settings.number("password_days_valid");
    return days > 0 && changed != null && changed.plus(Duration.ofDays(days)).isBefore(Instant.now());
  }

  private boolean wasUsed(long userId, String password) {
    int banned = settings.number("password_count_former_banned");
    return banned > 0 && userId > 0 && store.former(userId, banned).stream().anyMatch(hash -> Passwords.matches(password, hash));
  }
}
