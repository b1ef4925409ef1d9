package gewerk.connect.applications;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Values that mean nothing and cannot be guessed: 32 random bytes as 43 characters that need no encoding in addresses. */
public final class Opaque {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Opaque() {}

  public static String value() {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** SHA-256. A random value of 256 bits needs no salt: nobody can guess it, and one look-up finds it. */
  public static byte[] hash(String value) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String hex(String value) {
    return HexFormat.of().formatHex(hash(value));
  }
}
