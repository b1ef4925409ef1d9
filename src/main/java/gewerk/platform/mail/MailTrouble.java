package gewerk.platform.mail;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;

import gewerk.platform.i18n.Message;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** Why a mail did not go: as a sentence for whoever administers this product, and in the words of the server or the network. */
public final class MailTrouble extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 400;
  private static final int DEEPEST = 20;
  private static final int UNAUTHENTICATED = 530;

  private final transient Message reason;
  private final String words;
  private final int addressRefusal;

  private MailTrouble(Message reason, Throwable cause, int addressRefusal) {
    super(reason.key(), cause);
    this.reason = reason;
    words = words(cause);
    this.addressRefusal = addressRefusal;
  }

  static MailTrouble of(MessagingException failure, Smtp server) {
    var chain = chain(failure);
    var address = server.host().address() + ":" + server.host().port();
    var reason = Message.of("mail.trouble." + word(chain, server.account() != null), address, server.from());
    return new MailTrouble(reason, failure, first(chain, SMTPAddressFailedException.class).map(SMTPAddressFailedException::getReturnCode).orElse(0));
  }

  /** The certificates that are to be trusted cannot be read. */
  static MailTrouble authorities(GeneralSecurityException failure) {
    return new MailTrouble(Message.of("mail.trouble.authorities"), failure, 0);
  }

  /** What it means, and what helps. */
  public Message reason() {
    return reason;
  }

  /** What the server or the network said; neither knows a secret of ours. */
  public String words() {
    return words;
  }

  /** The code with which the server refused the address itself; 0 for other troubles. */
  int addressRefusal() {
    return addressRefusal;
  }

  /** @param hasAccount whether we would have signed in, had the server offered it */
  private static String word(List<Throwable> chain, boolean hasAccount) {
    var all = words(chain.getFirst());
    var refused = first(chain, AuthenticationFailedException.class);
    if (refused.isPresent()) {
      return String.valueOf(refused.get().getMessage()).contains("mechanisms") ? "mechanism" : "account";
    }
    if (code(chain) == UNAUTHENTICATED) {
      return all.contains("STARTTLS") ? "wants_tls" : hasAccount ? "mechanism" : "wants_account";
    }
    if (all.contains("STARTTLS is required")) {
      return "no_tls";
    }
    return first(chain, SMTPAddressFailedException.class).isPresent() ? "address" : first(chain, SMTPSenderFailedException.class).isPresent() ? "sender"
        : ofTheWire(chain, all);
  }

  private static String ofTheWire(List<Throwable> chain, String all) {
    if (all.contains("No subject alternative") || all.contains("No name matching") || all.contains("verify identity")) {
      return "name";
    }
    return first(chain, CertificateException.class).isPresent() || all.contains("PKIX") ? "certificate"
        : first(chain, SSLException.class).isPresent() ? "tls"
        : first(chain, UnknownHostException.class).isPresent() ? "unknown_host"
        : first(chain, SocketTimeoutException.class).isPresent() ? "slow"
        : first(chain, ConnectException.class).isPresent() || first(chain, NoRouteToHostException.class).isPresent() ? "unreachable" : "other";
  }

  /** The answer to the whole mail or to its sender; 0 for none. */
  private static int code(List<Throwable> chain) {
    return first(chain, SMTPSendFailedException.class).map(SMTPSendFailedException::getReturnCode)
        .or(() -> first(chain, SMTPSenderFailedException.class).map(SMTPSenderFailedException::getReturnCode)).orElse(0);
  }

  private static String words(Throwable failure) {
    var words = new ArrayList<String>();
    for (var cause : chain(failure)) {
      var said = String.valueOf(cause.getMessage()).replaceAll("\\s+", " ").strip();
      if (cause.getMessage() != null && words.stream().noneMatch(before -> before.contains(said))) {
        words.add(said);
      }
    }
    var line = String.join(" ", words);
    return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
  }

  private static <T> Optional<T> first(List<Throwable> chain, Class<T> kind) {
    return chain.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  private static List<Throwable> chain(Throwable failure) {
    var chain = new ArrayList<Throwable>();
    for (@Nullable Throwable cause = failure; cause != null && chain.size() < DEEPEST; cause = cause.getCause()) {
      chain.add(cause);
    }
    return chain;
  }
}
