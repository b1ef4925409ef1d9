package gewerk.admin.seed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The text of an API token. Only what it hashes to is kept. */
public record SeededToken(String text) {
  private static final int BYTES = 32;

  public static SeededToken random() {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    return new SeededToken("opapi-" + HexFormat.of().formatHex(secret));
  }

  /** As PostgreSQL reads bytes. */
  public String hash() {
    try {
      return "\\x" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  /** A token is in no log by accident. */
  @Override
  public String toString() {
    return "SeededToken[***]";
  }
}
