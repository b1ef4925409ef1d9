package gewerk.connect.deliveries;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Proves to a receiver who shares the secret that a body is ours and unchanged. */
final class Signature {
  private Signature() {}

  /** As the reference signs (section 3.4): {@code sha1=} and the HMAC in lower hexadecimal digits. */
  static String sha1(byte[] body, String secret) {
    return "sha1=" + hmac("HmacSHA1", body, secret);
  }

  /** The same with a hash of today. */
  static String sha256(byte[] body, String secret) {
    return "sha256=" + hmac("HmacSHA256", body, secret);
  }

  private static String hmac(String algorithm, byte[] body, String secret) {
    try {
      var mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
