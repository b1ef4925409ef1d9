package gewerk.people.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import gewerk.people.sessions.SessionStore.Account;
import gewerk.people.users.Passwords;
import gewerk.platform.audit.Audit;
import gewerk.platform.audit.Entry;
import gewerk.platform.i18n.Message;
import gewerk.platform.settings.Settings;

/** Checks a name and a password, and counts the failures of each account. */
final class SignIn {
  private static final Message WRONG = Message.of("sessions.wrong");

  private final SessionStore store;
  private final Settings settings;
  private final Audit audit;

  /** What the check came to. */
  sealed interface Checked {
    record Good(long userId) implements Checked {}

    record Refused(Message reason) implements Checked {}
  }

  SignIn(SessionStore store, Settings settings, Audit audit) {
    this.audit = audit;
    this.store = store;
    this.settings = settings;
  }

  Checked check(String login, String password) {
    var account = store.accountOf(login.strip());
    if (account.isEmpty()) {
      Passwords.matches(password, null); // takes as long as for an account that exists
      note("sign_in.failed", 0, ""); // without what was typed: people type passwords there by mistake
      return new Checked.Refused(WRONG);
    }
    if (!isPassword(account.get(), password)) {
      note(isBlocked(account.get()) ? "sign_in.blocked" : "sign_in.failed", account.get().id(), account.get().login());
      return new Checked.Refused(WRONG);
    }
    return letIn(account.get());
  }

  /** Never for a blocked account, and every wrong guess counts. */
  boolean isPassword(Account account, String password) {
    boolean same = Passwords.matches(password, account.passwordHash());
    if (isBlocked(account)) {
      return false;
    }
    if (!same) {
      var lastFailure = Optional.ofNullable(account.lastFailure());
      store.failed(account.id(), SessionRules.failuresAfter(account.failures(), lastFailure, blocking(), Instant.now()));
    }
    return same;
  }

  private boolean isBlocked(Account account) {
    return SessionRules.isBlocked(account.failures(), Optional.ofNullable(account.lastFailure()), blocking(), Instant.now());
  }

  private void note(String action, long userId, String login) {
    audit.note(Entry.of(action, "user", userId, login));
  }

  /** Only who knows the password is told the state of the account. */
  private Checked letIn(Account account) {
    if (!account.status().equals("active")) {
      note("sign_in.refused", account.id(), account.login());
    }
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
