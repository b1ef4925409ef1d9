package gewerk.platform.mail;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Date;
import java.util.Properties;

import gewerk.platform.outgoing.Certificates;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.jspecify.annotations.Nullable;

/**
 * A mail server, and how to speak to it.
 *
 * @param account none where the server asks for no password
 * @param from the sender of all mails
 */
record Smtp(Host host, Safety safety, @Nullable Account account, String from) {
  /**
   * @param domain how we present ourselves; empty for this machine's name
   * @param timeout in seconds
   */
  record Host(String address, int port, String domain, int timeout) {}

  /**
   * @param tls from the first byte on; {@code startTls}: as soon as the server offers it
   * @param authorities certificates in PEM that are trusted besides those that Java knows; blank for none
   */
  record Safety(boolean tls, boolean startTls, boolean verifies, String authorities) {}

  /** @param mechanism {@code plain} or {@code login} */
  record Account(String mechanism, String user, String password) {
    @Override
    public String toString() {
      return "Account[" + user + "]";
    }
  }

  /** What of a message is not in the mail itself. */
  record Headers(String messageId, String list) {}

  /** Hands a mail over. */
  void send(Mail mail, Headers headers) throws MailTrouble {
    try {
      var session = Session.getInstance(properties());
      var message = message(session, mail, headers);
      try (var transport = session.getTransport(safety.tls ? "smtps" : "smtp")) {
        transport.connect(host.address, host.port, account == null ? null : account.user, account == null ? null : account.password);
        transport.sendMessage(message, message.getAllRecipients());
      }
    } catch (MessagingException e) {
      throw MailTrouble.of(e, this);
    } catch (GeneralSecurityException e) {
      throw MailTrouble.authorities(e);
    }
  }

  private Properties properties() throws GeneralSecurityException {
    var properties = new Properties();
    var sockets = Certificates.context(safety.verifies, safety.authorities).getSocketFactory();
    for (var protocol : new String[] {"mail.smtp.", "mail.smtps."}) {
      properties.put(protocol + "auth", String.valueOf(account != null));
      if (account != null) {
        properties.put(protocol + "auth.mechanisms", account.mechanism.equals("login") ? "LOGIN PLAIN" : "PLAIN LOGIN");
      }
      properties.put(protocol + "starttls.enable", String.valueOf(safety.startTls));
      properties.put(protocol + "starttls.required", String.valueOf(MailRules.insistsOnStartTls(safety.startTls, account != null, host.address)));
      properties.put(protocol + "ssl.checkserveridentity", String.valueOf(safety.verifies));
      properties.put(protocol + "ssl.socketFactory", sockets);
      if (!host.domain.isEmpty()) {
        properties.put(protocol + "localhost", host.domain);
      }
      for (var limit : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
        properties.put(protocol + limit, String.valueOf(host.timeout * 1000L));
      }
    }
    return properties;
  }

  private MimeMessage message(Session session, Mail mail, Headers told) throws MessagingException {
    var message = new MimeMessage(session) {
      @Override
      protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", told.messageId);
      }
    };
    message.setFrom(sender());
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.address(), true));
    message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
    message.setSentDate(new Date());
    message.setHeader("List-Id", told.list);
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("X-Auto-Response-Suppress", "All");
    message.setContent(both(mail));
    message.saveChanges();
    return message;
  }

  /** Readers show the last one that they can. */
  private static MimeMultipart both(Mail mail) throws MessagingException {
    var plain = new MimeBodyPart();
    plain.setText(mail.plain(), StandardCharsets.UTF_8.name());
    var html = new MimeBodyPart();
    html.setText(mail.html(), StandardCharsets.UTF_8.name(), "html");
    return new MimeMultipart("alternative", plain, html);
  }

  private InternetAddress sender() throws MessagingException {
    var parsed = new InternetAddress(from, true);
    try {
      return parsed.getPersonal() == null ? parsed : new InternetAddress(parsed.getAddress(), parsed.getPersonal(), StandardCharsets.UTF_8.name());
    } catch (UnsupportedEncodingException e) {
      throw new MessagingException("The sender's name cannot be written", e);
    }
  }
}
