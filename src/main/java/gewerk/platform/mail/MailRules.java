package gewerk.platform.mail;

import java.time.Duration;
import java.util.Set;

/** How long a mail that could not be sent waits, and which refusals are final. */
final class MailRules {
  /** After that an administrator is told instead. */
  static final Duration TRIED_FOR = Duration.ofDays(1);

  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(2);

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  private MailRules() {}

  /** Doubles from a minute up to two hours. */
  static Duration pause(int attempts) {
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 20));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  /** A password goes to this machine in the clear, and elsewhere only when STARTTLS was switched off: else whoever sits between could take the offer away. */
  static boolean insistsOnStartTls(boolean startTls, boolean hasPassword, String host) {
    return startTls && hasPassword && !THIS_MACHINE.contains(host);
  }

  /** An address that the server refuses for good (RFC 5321, 4.2.1) is not tried again; a server that is busy or misconfigured is. */
  static boolean isFinal(int addressRefusal) {
    return addressRefusal >= 500 && addressRefusal < 600;
  }
}
