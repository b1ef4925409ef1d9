package gewerk.people.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import gewerk.people.accounts.Proof.Kind;
import gewerk.people.principals.User;
import gewerk.people.sessions.Tokens;
import gewerk.platform.Platform;
import gewerk.platform.mail.Letter;
import gewerk.platform.mail.Mails;
import gewerk.platform.mail.Receiver;
import gewerk.platform.settings.Setting;
import gewerk.platform.settings.Settings;

/** Links that open an account, written into mails: each a random value, stored as a hash, good once and for a while. */
final class AccountLinks {
  static final String ACTIVATE = "/account/activate";
  static final String RECOVER = "/account/lost_password";

  private static final Duration RECOVERY = Duration.ofHours(2);
  private static final Duration REGISTRATION = Duration.ofDays(2);
  private static final Duration REMEMBERED = Duration.ofDays(90);

  private final AccountStore store;
  private final Mails mails;
  private final Settings settings;

  AccountLinks(Platform platform, AccountStore store, Mails mails) {
    this.store = store;
    this.mails = mails;
    settings = platform.settings();
    settings.declare(List.of(new Setting("invitation_expiration_days", 7).between(1, 365)));
    platform.jobs().recurring("forget_account_links", FixedDelay.of(Duration.ofHours(12)), () -> store.forget(REMEMBERED));
  }

  /** The path of a new link; earlier ones of its kind are void. */
  String make(long userId, Kind kind) {
    var token = Tokens.random();
    store.insert(Tokens.hash(token), userId, kind, lifetime(kind));
    return (kind == Kind.RECOVERY ? RECOVER : ACTIVATE) + "?token=" + token;
  }

  /** Also one that has expired, so that it can be said. */
  Optional<Proof> find(String token) {
    return token.isEmpty() ? Optional.empty() : store.find(Tokens.hash(token));
  }

  Optional<Proof> good(String token) {
    return find(token).filter(proof -> !proof.isExpired(Instant.now()));
  }

  /** True once; belongs into the transaction of what it opens. */
  boolean use(String token) {
    return store.use(Tokens.hash(token));
  }

  /** Writes a new link to its account's address; belongs into the transaction of what caused it. */
  void send(User user, Kind kind) {
    if (user.email() == null) {
      return;
    }
    var path = make(user.id(), kind);
    var mail = switch (kind) {
      case INVITATION -> letter(user, "joining.mail.invitation").says("joining.mail.invitation_text", settings.text("app_title")).leads("joining.mail.invitation_link", path)
          .says("joining.mail.days", settings.number("invitation_expiration_days"));
      case REGISTRATION -> letter(user, "joining.mail.registration").says("joining.mail.registration_text", settings.text("app_title"))
          .leads("joining.mail.registration_link", path).says("joining.mail.days", REGISTRATION.toDays());
      case RECOVERY -> letter(user, "joining.mail.recovery").says("joining.mail.recovery_text", user.login()).leads("joining.mail.recovery_link", path)
          .says("joining.mail.recovery_not_you", RECOVERY.toHours());
    };
    mails.post(mail.mail(kind.word()));
  }

  /** In the language of the account. */
  Letter letter(User user, String subject) {
    return mails.letter(new Receiver(user.name(), String.valueOf(user.email()), Locale.forLanguageTag(user.language())), subject, settings.text("app_title"));
  }

  void post(Letter letter, String kind) {
    mails.post(letter.mail(kind));
  }

  private Duration lifetime(Kind kind) {
    return switch (kind) {
      case INVITATION -> Duration.ofDays(settings.number("invitation_expiration_days"));
      case REGISTRATION -> REGISTRATION;
      case RECOVERY -> RECOVERY;
    };
  }
}
