package gewerk.testkit.elsewhere;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that takes mails only over TLS, from who signs in; its certificate has nobody's word. */
public final class PostOffice implements AfterAllCallback {
  public static final String USER = "gewerk";
  public static final String PASSWORD = "franking-machine-7";

  private final SelfSigned own;
  private final SMTPServer server;
  private final List<Came> came = new CopyOnWriteArrayList<>();

  /** A mail for somebody, as the wire had it. */
  public record Came(String to, String text) {}

  private PostOffice(String host, boolean fromTheFirstByte) {
    own = SelfSigned.of(host);
    var builder = SMTPServer.port(0).bindAddress(InetAddress.getLoopbackAddress()).hostName("post.harbour.example").requireAuth()
        .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> check(user, password)))
        .messageHandler((context, from, to, bytes) -> came.add(new Came(to, new String(bytes, StandardCharsets.UTF_8))));
    server = fromTheFirstByte ? builder.serverSocketFactory(own.context()).build() : builder.enableTLS().requireTLS().startTlsSocketFactory(own.context()).build();
    server.start();
  }

  /** Encrypts when it is asked to. */
  public static PostOffice withStartTls() {
    return new PostOffice("localhost", false);
  }

  /** Encrypts from the first byte on. */
  public static PostOffice withTls() {
    return new PostOffice("localhost", true);
  }

  /** Its certificate is for another server. */
  public static PostOffice misnamed() {
    return new PostOffice("elsewhere.example", false);
  }

  public int port() {
    return server.getPortAllocated();
  }

  public String certificate() {
    return own.pem();
  }

  /** How many came for an address. */
  public int numberFor(String address) {
    return (int) came.stream().filter(mail -> mail.to.equals(address)).count();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server.stop();
  }

  private static void check(String user, String password) throws LoginFailedException {
    if (!user.equals(USER) || !password.equals(PASSWORD)) {
      throw new LoginFailedException("Authentication credentials invalid");
    }
  }
}
