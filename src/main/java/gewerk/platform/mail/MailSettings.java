package gewerk.platform.mail;

import java.util.List;

import gewerk.platform.config.Configuration;
import gewerk.platform.settings.Setting;
import gewerk.platform.settings.Settings;

/** Which mail server is used, from whom mails come, and to which address their links lead; the names are the reference's. */
final class MailSettings {
  static final List<Setting> ALL = List.of(
      new Setting("email_delivery_method", "smtp").oneOf("smtp", "none"),
      new Setting("smtp_address", ""),
      new Setting("smtp_port", 587).between(1, 65535),
      new Setting("smtp_domain", ""),
      new Setting("smtp_authentication", "plain").oneOf("plain", "login", "none"),
      new Setting("smtp_user_name", ""),
      new Setting("smtp_password", "").secret(),
      new Setting("smtp_enable_starttls_auto", true),
      new Setting("smtp_ssl", false),
      new Setting("smtp_timeout", 15).between(1, 300),
      new Setting("smtp_openssl_verify_mode", "peer").oneOf("peer", "none"),
      new Setting("smtp_authorities", "").prose(),
      new Setting("mail_from", ""));

  private final Settings settings;
  private final Configuration configuration;

  MailSettings(Settings settings, Configuration configuration) {
    this.settings = settings;
    this.configuration = configuration;
    settings.declare(ALL);
  }

  /** Whether there is a server to hand mails to. */
  boolean isConfigured() {
    return settings.text("email_delivery_method").equals("smtp") && !settings.text("smtp_address").isBlank();
  }

  Smtp smtp() {
    boolean signsIn = !settings.text("smtp_authentication").equals("none") && !settings.text("smtp_user_name").isEmpty();
    return new Smtp(new Smtp.Host(settings.text("smtp_address").strip(), settings.number("smtp_port"), settings.text("smtp_domain"), settings.number("smtp_timeout")),
        new Smtp.Safety(settings.truth("smtp_ssl"), settings.truth("smtp_enable_starttls_auto"), settings.text("smtp_openssl_verify_mode").equals("peer"),
            settings.text("smtp_authorities").strip()),
        signsIn ? new Smtp.Account(settings.text("smtp_authentication"), settings.text("smtp_user_name"), settings.text("smtp_password")) : null,
        from());
  }

  /** Never the address of a request: whoever sends one chooses it, and a link in a mail must not lead to them. */
  String url() {
    var told = configuration.publicUrl();
    if (told != null) {
      return told;
    }
    var host = settings.text("host_name").strip();
    return host.isEmpty() ? "http://localhost:" + configuration.port() : host.contains("://") ? host.replaceFirst("/+$", "") : "https://" + host;
  }

  boolean hasPublicUrl() {
    return configuration.publicUrl() != null || !settings.text("host_name").isBlank();
  }

  /** Of the instance. */
  String language() {
    return settings.text("default_language");
  }

  String title() {
    return settings.text("app_title");
  }

  private String from() {
    var told = settings.text("mail_from").strip();
    var host = host();
    return told.isEmpty() ? "gewerk@" + (host.contains(".") ? host : "localhost.localdomain") : told;
  }

  String host() {
    return url().replaceFirst("^https?://", "").replaceFirst("[:/].*$", "");
  }
}
