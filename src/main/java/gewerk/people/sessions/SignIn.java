package gewerk.people.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import gewerk.people.sessions.SessionStore.Account;
import gewerk.people.users.Passwords;
import gewerk.platform.i18n.Message;
import gewerk.platform.settings.Settings;

/** Checks a name and a password, and counts the failures of each account. */
final class SignIn {
  private static final Message WRONG = Message.of("sessions.wrong");

  private final SessionStore store;
  private final Settings settings;

  /** What the check came to. */
  sealed interface Checked {
    record Good(long userId) implements Checked {}

    record Refused(Message reason) implements Checked {}
  }

  SignIn(SessionStore store, Settings settings) {
    this.store = store;
    this.settings = settings;
  }

  Checked check(String login, String password) {
    var account = store.accountOf(login.strip());
    if (account.isEmpty()) {
      Passwords.matches(password, null); // takes as long as for an account that exists
      return new Checked.Refused(WRONG);
    }
    return isPassword(account.get(), password) ? letIn(account.get()) : new Checked.Refused(WRONG);
  }

  /** Never for a blocked account, and every wrong guess counts. */
  boolean isPassword(Account account, String password) {
    boolean same = Passwords.matches(password, account.passwordHash());
    var lastFailure = Optional.ofNullable(account.lastFailure());
    if (SessionRules.isBlocked(account.failures(), lastFailure, blocking(), Instant.now())) {
      return false;
    }
    if (!same) {
      store.failed(account.id(), SessionRules.failuresAfter(account.failures(), lastFailure, blocking(), Instant.now()));
    }
    return same;
  }

  /** Only who knows the password is told the state of the account. */
  private static Checked letIn(Account account) {
    return switch (account.status()) {
      case "active" -> new Checked.Good(account.id());
      case "locked" -> new Checked.Refused(Message.of("sessions.locked"));
      default -> new Checked.Refused(Message.of("sessions.not_activated"));
    };
  }

  private SessionRules.Blocking blocking() {
    return new SessionRules.Blocking(settings.number("brute_force_block_after_failed_logins"),
        Duration.ofMinutes(settings.number("brute_force_block_minutes")));
  }
}
