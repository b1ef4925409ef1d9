package gewerk.people.factors;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import org.apache.commons.codec.binary.Base32;

/** Codes of six digits that change every half minute (RFC 6238), as all the usual apps make them. */
final class Totp {
  private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();
  private static final long STEP = CODES.getTimeStep().toSeconds();
  private static final int SECRET_BYTES = 20;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Totp() {}

  /** A new secret, as people would type it. */
  static String secret() {
    var bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return new Base32().encodeToString(bytes).replace("=", "");
  }

  /** What an app reads from the picture. */
  static String uri(String secret, String title, String login) {
    var issuer = encoded(title);
    return "otpauth://totp/" + issuer + ":" + encoded(login) + "?secret=" + secret + "&issuer=" + issuer + "&algorithm=SHA1&digits=6&period=" + STEP;
  }

  /** The step that a code belongs to: the present one, or its neighbour where a clock is a little off. */
  static OptionalLong step(String secret, String code, Instant now) {
    var sent = code.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
    var found = OptionalLong.empty();
    for (long step = now.getEpochSecond() / STEP - 1; step <= now.getEpochSecond() / STEP + 1; step++) {
      if (MessageDigest.isEqual(code(secret, Instant.ofEpochSecond(step * STEP)).getBytes(StandardCharsets.UTF_8), sent)) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  static String code(String secret, Instant now) {
    try {
      return CODES.generateOneTimePasswordString(new SecretKeySpec(new Base32().decode(secret), CODES.getAlgorithm()), now);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
