package gewerk.testkit;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real SMTP server that keeps what it gets, and lets a test wait for it. */
public final class Mailbox implements AfterAllCallback {
  private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/\\S+)");

  private final GreenMail server;

  private Mailbox(ServerSetup setup) {
    server = new GreenMail(setup);
    server.start();
  }

  /** A letter that came. */
  public record Received(String to, String subject, String plain, String html, MimeMessage message) {
    /** The path of the first link in it. */
    public String path() {
      var found = LINK.matcher(plain);
      if (!found.find()) {
        throw new AssertionError("No link in " + plain);
      }
      return found.group(1);
    }

    public String header(String name) {
      try {
        return message.getHeader(name) == null ? "" : message.getHeader(name)[0];
      } catch (MessagingException e) {
        throw new AssertionError(e);
      }
    }
  }

  public static Mailbox open() {
    return new Mailbox(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  }

  /** Told beforehand, so that it is the same again after a stop. */
  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Settings of a server that sends to it, as variables of the environment. */
  public Map<String, String> environment() {
    return Map.of("OPENPROJECT_SMTP__ADDRESS", "127.0.0.1", "OPENPROJECT_SMTP__PORT", String.valueOf(port()), "GEWERK_MAIL_FROM", "Hafenamt <office@harbour.example>",
        "GEWERK_PUBLIC_URL", "https://plan.harbour.example");
  }

  public int port() {
    return server.getSmtp().getPort();
  }

  /** With a password from now on. */
  public void demands(String user, String password) {
    server.setUser(user, user, password);
  }

  public void stop() {
    server.stop();
  }

  public void start() {
    server.start();
  }

  /** Everything that came for an address so far, oldest first. */
  public List<Received> of(String address) {
    var all = new ArrayList<Received>();
    for (var message : server.getReceivedMessages()) {
      var received = received(message);
      if (received.to.equals(address)) {
        all.add(received);
      }
    }
    return all;
  }

  public int number() {
    return server.getReceivedMessages().length;
  }

  public List<String> messageIds() {
    return Arrays.stream(server.getReceivedMessages()).map(message -> received(message).header("Message-ID")).toList();
  }

  /** Waits until so many have come for an address, and returns the last of these. */
  public Received await(String address, int number) {
    Eventually.is(true, () -> of(address).size() >= number);
    return of(address).get(number - 1);
  }

  public void empty() {
    try {
      server.purgeEmailFromAllMailboxes();
    } catch (FolderException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server.stop();
  }

  private static Received received(MimeMessage message) {
    try {
      var parts = (MimeMultipart) message.getContent();
      return new Received(message.getRecipients(RecipientType.TO)[0].toString(), message.getSubject(), text(parts.getBodyPart(0)), text(parts.getBodyPart(1)), message);
    } catch (MessagingException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(BodyPart part) throws MessagingException, IOException {
    return ((String) part.getContent()).replace("\r\n", "\n");
  }
}
