package gewerk.connect.webhooks;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

import gewerk.connect.deliveries.Pause;
import gewerk.people.principals.Principals;
import gewerk.people.principals.User;
import gewerk.platform.Platform;
import gewerk.platform.i18n.Formats;
import gewerk.platform.mail.Mails;
import gewerk.platform.mail.Receiver;

/** The mails by which administrators learn that a webhook has been paused: each one mail, in their language and time, once for each pause. */
final class PauseLetters {
  private static final int LONGEST_ERROR = 300;

  private final Platform platform;
  private final Principals principals;
  private final Mails mails;

  PauseLetters(Platform platform, Principals principals, Mails mails) {
    this.platform = platform;
    this.principals = principals;
    this.mails = mails;
  }

  /** Belongs into the transaction that pauses it. */
  void post(Webhook webhook, Pause pause) {
    principals.administrators().stream().filter(user -> user.email() != null).forEach(user -> post(user, webhook, pause));
  }

  private void post(User user, Webhook webhook, Pause pause) {
    var locale = Locale.forLanguageTag(user.language());
    var zone = platform.viewers().find(user.id()).map(viewer -> viewer.zone()).orElse(ZoneOffset.UTC);
    var since = new Formats(platform.labels().in(locale), zone, Instant.now()).dateTime(pause.failingSince());
    var name = line(webhook.name());
    mails.post(mails.letter(new Receiver(user.name(), String.valueOf(user.email()), locale), "webhooks.mail.paused", name, platform.settings().text("app_title"))
        .says("webhooks.mail.paused_text", name, since).says("webhooks.mail.paused_address", address(webhook.url()))
        .says("webhooks.mail.paused_error", error(pause.error(), webhook.url()))
        .leads("webhooks.mail.paused_link", WebhookPages.HOME + "/" + webhook.id()).says("webhooks.mail.paused_meanwhile").mail("webhook_paused"));
  }

  /** Without its query, which often is a key. */
  static String address(String url) {
    return url.replaceFirst("[?#].*", "");
  }

  static String error(String error, String url) {
    var query = URI.create(url).getRawQuery();
    var told = line(query == null || query.isEmpty() ? error : error.replace(query, "***"));
    return told.length() > LONGEST_ERROR ? told.substring(0, LONGEST_ERROR) + "…" : told;
  }

  private static String line(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
