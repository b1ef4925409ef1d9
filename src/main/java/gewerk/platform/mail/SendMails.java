package gewerk.platform.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import gewerk.platform.mail.MailStore.Claimed;
import gewerk.platform.secrets.CannotOpenSecrets;
import gewerk.platform.secrets.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes mails that are due and hands them to the mail server, one after the other, beside everything else that this node does.
 *
 * <p>A node that dies between the server's yes and its note leaves the mail to another: it comes twice then, with the same Message-ID.
 */
final class SendMails implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SendMails.class);
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final MailStore store;
  private final MailSettings settings;
  private final Secrets secrets;
  private final Function<MailTrouble, String> told;
  private final AtomicBoolean awaited = new AtomicBoolean();
  private final ExecutorService thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("mail").daemon().factory());
  private volatile boolean closed;

  SendMails(MailStore store, MailSettings settings, Secrets secrets, Function<MailTrouble, String> told) {
    this.told = told;
    this.store = store;
    this.settings = settings;
    this.secrets = secrets;
  }

  /** There may be something to send. */
  void wake() {
    if (awaited.compareAndSet(false, true)) {
      try {
        thread.execute(this::run);
      } catch (RejectedExecutionException e) {
        LOG.debug("Mails wait for another node: this one stops.");
      }
    }
  }

  /** What receivers may sort by. */
  String list() {
    return "<gewerk." + settings.host() + ">";
  }

  @Override
  public void close() {
    closed = true;
    thread.shutdown();
    try {
      if (!thread.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    awaited.set(false);
    try {
      int given = store.giveUpOlder(MailRules.TRIED_FOR);
      if (given > 0) {
        LOG.warn("{} mails could not be sent within a day and were given up; see Administration, Mail.", given);
      }
      while (!closed && settings.isConfigured() && sendOne()) {
        LOG.debug("A mail was taken.");
      }
    } catch (RuntimeException e) {
      LOG.warn("Mails cannot be sent now, trying again: {}", e.getMessage());
    }
  }

  private boolean sendOne() {
    var claimed = store.claim(Instant.now().plus(LEASE), MailRules.TRIED_FOR);
    claimed.ifPresent(this::send);
    return claimed.isPresent();
  }

  private void send(Claimed claimed) {
    var sealed = claimed.mail();
    try {
      var mail = new Mail(sealed.kind(), sealed.address(), sealed.subject(), secrets.open(sealed.html()), secrets.open(sealed.plain()));
      settings.smtp().send(mail, new Smtp.Headers("<" + claimed.messageId() + "@" + settings.host() + ">", list()));
      store.sent(claimed.id());
    } catch (MailTrouble e) {
      failed(claimed, e);
    } catch (CannotOpenSecrets e) {
      store.giveUp(claimed.id(), e.getMessage());
    }
  }

  private void failed(Claimed claimed, MailTrouble trouble) {
    LOG.warn("Mail {} ({}) could not be sent, attempt {}: {}", claimed.id(), claimed.mail().kind(), claimed.attempts(), trouble.words());
    if (MailRules.isFinal(trouble.addressRefusal())) {
      store.giveUp(claimed.id(), told.apply(trouble));
    } else {
      store.retry(claimed, Instant.now().plus(MailRules.pause(claimed.attempts() - 1)), told.apply(trouble));
    }
  }
}
