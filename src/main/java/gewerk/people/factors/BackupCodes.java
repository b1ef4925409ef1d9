package gewerk.people.factors;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import gewerk.people.sessions.Tokens;
import org.apache.commons.codec.binary.Base32;

/** Ten codes for the day on which the phone is lost: 80 bits each, good once, stored as hashes, shown once. */
final class BackupCodes {
  private static final int HOW_MANY = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  private BackupCodes() {}

  static List<String> fresh() {
    return IntStream.range(0, HOW_MANY).mapToObj(ignored -> one()).toList();
  }

  static byte[] hash(long userId, String code) {
    return Tokens.hash(userId + " " + code.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT));
  }

  private static String one() {
    var bytes = new byte[10];
    RANDOM.nextBytes(bytes);
    return new Base32().encodeToString(bytes).toLowerCase(Locale.ROOT).replaceAll("(.{4})(?=.)", "$1-");
  }
}
