package gewerk.people.factors;

import java.util.Base64;
import java.util.List;

/**
 * What a page asks a security key, as its script reads it: texts in base64url.
 *
 * @param place for which the key answers: our host
 * @param user whose key it becomes; empty where one is only shown
 * @param keys that are known: to be shown, or not to be added again; separated by blanks
 */
public record KeyRequest(String challenge, String place, String user, String keys) {
  static final KeyRequest NONE = new KeyRequest("", "", "", "");

  static KeyRequest toShow(byte[] challenge, String origin, List<byte[]> keys) {
    return new KeyRequest(text(challenge), SecurityKeys.place(origin), "", texts(keys));
  }

  static KeyRequest toAdd(byte[] challenge, String origin, long userId, List<byte[]> keys) {
    return new KeyRequest(text(challenge), SecurityKeys.place(origin), text(("gewerk-" + userId).getBytes(java.nio.charset.StandardCharsets.UTF_8)), texts(keys));
  }

  public boolean isThere() {
    return !challenge.isEmpty();
  }

  private static String texts(List<byte[]> keys) {
    return String.join(" ", keys.stream().map(KeyRequest::text).toList());
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
