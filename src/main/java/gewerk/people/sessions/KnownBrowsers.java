package gewerk.people.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import gewerk.platform.Platform;
import gewerk.platform.access.Viewers;
import gewerk.platform.i18n.Formats;
import gewerk.platform.i18n.Labels;
import gewerk.platform.mail.Mails;
import gewerk.platform.mail.Receiver;

/** In which browsers people have signed in before; a new one is told by mail, and some need no second factor for a while. */
public final class KnownBrowsers {
  private final BrowserStore store;
  private final Mails mails;
  private final Viewers viewers;
  private final Labels labels;

  KnownBrowsers(Platform platform, Mails mails) {
    store = new BrowserStore(platform.database());
    viewers = platform.viewers();
    labels = platform.labels();
    this.mails = mails;
  }

  /** Notes it, in the transaction of the sign-in; returns what tells it from others from now on. */
  String seen(long userId, Browser browser) {
    var token = browser.token().isEmpty() ? Tokens.random() : browser.token();
    boolean others = store.hasAny(userId);
    if (store.seen(userId, Tokens.hash(token)) && others) {
      tell(userId, browser);
    }
    return token;
  }

  /** Whether the second factor was given in it not long ago. */
  public boolean isTrusted(long userId, Browser browser) {
    return !browser.token().isEmpty() && store.trustedUntil(userId, Tokens.hash(browser.token())).filter(until -> until.isAfter(Instant.now())).isPresent();
  }

  /** For some days no second factor is asked for in it. */
  public void trust(long userId, String token, Duration duration) {
    store.trust(userId, Tokens.hash(token), Instant.now().plus(duration));
  }

  /** All ask for the second factor again. */
  public void trustNone(long userId) {
    store.trustNone(userId);
  }

  private void tell(long userId, Browser browser) {
    store.addressOf(userId).ifPresent(address -> {
      var locale = Locale.forLanguageTag(address.language());
      var zone = viewers.find(userId).map(viewer -> viewer.zone()).orElse(java.time.ZoneOffset.UTC);
      var words = labels.in(locale);
      var name = Browser.named(browser.agent());
      var when = new Formats(words, zone, Instant.now()).dateTime(Instant.now());
      mails.post(mails.letter(new Receiver(address.name(), address.email(), locale), "sessions.mail.new_browser")
          .says("sessions.mail.new_browser_text", when, name.isEmpty() ? words.say("sessions.unknown_browser") : name, browser.address())
          .says("sessions.mail.was_it_you").leads("sessions.mail.see_sessions", "/my/sessions").says("sessions.mail.not_you").mail("new_browser"));
    });
  }
}
