package gewerk.platform.mail;

import java.time.Duration;

/** How long a mail that could not be sent waits, and which refusals are final. */
final class MailRules {
  /** After that an administrator is told instead. */
  static final Duration TRIED_FOR = Duration.ofDays(1);

  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(2);

  private MailRules() {}

  /** Doubles from a minute up to two hours. */
  static Duration pause(int attempts) {
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 20));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  /** An address that the server refuses for good (RFC 5321, 4.2.1) is not tried again; a server that is busy or misconfigured is. */
  static boolean isFinal(int addressRefusal) {
    return addressRefusal >= 500 && addressRefusal < 600;
  }
}
