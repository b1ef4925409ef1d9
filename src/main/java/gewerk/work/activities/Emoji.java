package gewerk.work.activities;

import java.util.Arrays;
import java.util.Optional;

/** The faces and signs with which people answer a comment. */
public enum Emoji {
  THUMBS_UP("👍"), THUMBS_DOWN("👎"), GRINNING_FACE_WITH_SMILING_EYES("😄"), CONFUSED_FACE("😕"), HEART("❤️"), PARTY_POPPER("🎉"), ROCKET("🚀"),
  EYES("👀");

  private final String sign;

  Emoji(String sign) {
    this.sign = sign;
  }

  public String sign() {
    return sign;
  }

  /** As the API and the database know it. */
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public static Optional<Emoji> of(String key) {
    return Arrays.stream(values()).filter(emoji -> emoji.key().equals(key)).findFirst();
  }
}
