package gewerk.platform.mail;

import java.time.Duration;
import java.util.List;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import gewerk.platform.Platform;
import gewerk.platform.database.Database;
import gewerk.platform.i18n.Labels;
import gewerk.platform.mail.Smtp.Headers;
import gewerk.platform.secrets.Secrets;

/** Where features post mails, and where administrators see what became of them. */
public final class Mails implements AutoCloseable {
  private static final Duration LOOKS_EVERY = Duration.ofSeconds(20);
  private static final Duration SENT_KEPT = Duration.ofDays(7);
  private static final Duration FAILED_KEPT = Duration.ofDays(30);

  private final Database database;
  private final Secrets secrets;
  private final Labels labels;
  private final MailSettings settings;
  private final MailStore store;
  private final SendMails sending;

  public Mails(Platform platform) {
    database = platform.database();
    secrets = platform.secrets();
    labels = platform.labels();
    settings = new MailSettings(platform.settings(), platform.configuration());
    store = new MailStore(database);
    sending = new SendMails(store, settings, secrets, this::told);
    platform.jobs().recurring("send_mails", FixedDelay.of(LOOKS_EVERY), sending::wake);
    platform.jobs().recurring("forget_mails", FixedDelay.of(Duration.ofHours(6)), () -> store.forget(SENT_KEPT, FAILED_KEPT));
  }

  /** A letter in its receiver's language, still without a word; {0} in its subject is this installation unless said otherwise. */
  public Letter letter(Receiver receiver, String subject, Object... arguments) {
    var words = labels.in(receiver.locale());
    return new Letter(receiver, words, new Letter.From(settings.title(), settings.url()), words.say(subject, arguments.length == 0 ? new Object[] {settings.title()} : arguments));
  }

  /** Belongs into the transaction of what caused it: then it is sent exactly when that is written. */
  public void post(Mail mail) {
    store.insert(new Mail(mail.kind(), mail.address(), mail.subject(), secrets.seal(mail.html()), secrets.seal(mail.plain())));
    database.afterCommit(sending::wake);
  }

  /** Whether there is a server to hand mails to; without one they wait, for a day. */
  public boolean isConfigured() {
    return settings.isConfigured();
  }

  /** Whether somebody told under which address people reach us. */
  public boolean hasPublicUrl() {
    return settings.hasPublicUrl();
  }

  /** Under which address links in mails lead here, without a slash at its end. */
  public String url() {
    return settings.url();
  }

  /**
   * Sends a mail while the administrator waits.
   *
   * @throws MailTrouble with what the server said, and what that means
   */
  public void sendNow(Mail mail) throws MailTrouble {
    settings.smtp().send(mail, new Headers("<" + java.util.UUID.randomUUID() + "@" + settings.host() + ">", sending.list()));
  }

  /** In the language of the instance: whoever reads it is not known yet. */
  private String told(MailTrouble trouble) {
    var words = labels.in(labels.closest(settings.language()));
    return trouble.reason().in(words) + " " + words.say("mail.trouble.words", trouble.words());
  }

  /** What waits or was given up, the latter first. */
  public List<Waiting> waiting(int most) {
    return store.waiting(most);
  }

  public long numberOfFailed() {
    return store.number(true);
  }

  public long numberOfWaiting() {
    return store.number(false);
  }

  /** Tries a mail that was given up anew; false when there is none. */
  public boolean again(long id) {
    boolean found = store.again(id);
    sending.wake();
    return found;
  }

  public boolean discard(long id) {
    return store.discard(id);
  }

  /** What is being sent may come to its end. */
  @Override
  public void close() {
    sending.close();
  }
}
