package gewerk.platform.text;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Turns a file name into the address of the attachment that bears it. */
final class Attachments {
  private Attachments() {}

  static String address(String written, References references, String root) {
    if (written.isEmpty() || written.indexOf('/') >= 0 || written.charAt(0) == '#') {
      return written;
    }
    var id = references.attachment(written);
    if (id.isEmpty() && written.indexOf('%') >= 0) {
      id = references.attachment(decoded(written));
    }
    return id.isPresent() ? root + "/api/v3/attachments/" + id.getAsLong() + "/content" : written;
  }

  /** The plus sign is an ordinary character in a file name; only the percent sign encodes. */
  private static String decoded(String written) {
    try {
      return URLDecoder.decode(written.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return written;
    }
  }
}
