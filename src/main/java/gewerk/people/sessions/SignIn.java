package gewerk.people.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

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
  private final List<Directory> directories = new CopyOnWriteArrayList<>();

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

  /** The first that is added is asked first. */
  void asks(Directory directory) {
    directories.add(directory);
  }

  Checked check(String login, String password) {
    var account = store.accountOf(login.strip());
    if (account.isEmpty()) {
      Passwords.matches(password, null); // takes as long as for an account that exists
      var welcomed = outcome(ask(directory -> directory.welcome(login.strip(), password)));
      if (welcomed instanceof Checked.Refused) {
        note("sign_in.failed", 0, ""); // without what was typed: people type passwords there by mistake
      }
      return welcomed;
    }
    var sourceId = account.get().sourceId();
    if (sourceId != null) {
      return byDirectory(account.get(), sourceId, password);
    }
    if (!isPassword(account.get(), password)) {
      note(isBlocked(account.get()) ? "sign_in.blocked" : "sign_in.failed", account.get().id(), account.get().login());
      return new Checked.Refused(WRONG);
    }
    return letIn(account.get());
  }

  /** A blocked account's guesses are not passed on: a directory would lock it there too. */
  private Checked byDirectory(Account account, long sourceId, String password) {
    if (isBlocked(account)) {
      note("sign_in.blocked", account.id(), account.login());
      return new Checked.Refused(WRONG);
    }
    var verdict = ask(directory -> directory.check(account.id(), sourceId, account.login(), password));
    if (verdict instanceof Directory.Verdict.Wrong) {
      failed(account);
      note("sign_in.failed", account.id(), account.login());
    }
    return outcome(verdict);
  }

  private Directory.Verdict ask(Function<Directory, Directory.Verdict> question) {
    for (var directory : directories) {
      var verdict = question.apply(directory);
      if (!(verdict instanceof Directory.Verdict.NotMine)) {
        return verdict;
      }
    }
    return new Directory.Verdict.NotMine();
  }

  private Checked outcome(Directory.Verdict verdict) {
    return switch (verdict) {
      case Directory.Verdict.Right(var userId) -> store.account(userId).map(this::letIn).orElseGet(() -> new Checked.Refused(WRONG));
      case Directory.Verdict.Refused(var reason) -> new Checked.Refused(reason);
      case Directory.Verdict.Wrong(), Directory.Verdict.NotMine() -> new Checked.Refused(WRONG);
    };
  }

  /** Never for a blocked account, and every wrong guess counts. */
  boolean isPassword(Account account, String password) {
    boolean same = Passwords.matches(password, account.passwordHash());
    if (isBlocked(account)) {
      return false;
    }
    if (!same) {
      failed(account);
    }
    return same;
  }

  boolean isBlocked(Account account) {
    return SessionRules.isBlocked(account.failures(), Optional.ofNullable(account.lastFailure()), blocking(), Instant.now());
  }

  void failed(Account account) {
    store.failed(account.id(), SessionRules.failuresAfter(account.failures(), Optional.ofNullable(account.lastFailure()), blocking(), Instant.now()));
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
      case "registered" -> new Checked.Refused(Message.of("sessions.registered"));
      default -> new Checked.Refused(Message.of("sessions.not_activated"));
    };
  }

  private SessionRules.Blocking blocking() {
    return new SessionRules.Blocking(settings.number("brute_force_block_after_failed_logins"),
        Duration.ofMinutes(settings.number("brute_force_block_minutes")));
  }
}
