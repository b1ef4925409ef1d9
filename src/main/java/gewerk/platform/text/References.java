package gewerk.platform.text;

import java.util.Optional;
import java.util.OptionalLong;

/** What a text may refer to, as far as its reader may see it; answer from memory, because every mention asks. */
public interface References {
  /** Knows no one and nothing: mentions stay text. */
  References NONE = new References() {};

  /** A user or a group that a text mentions. */
  record Mentioned(long id, String name) {}

  default Optional<Mentioned> user(long id) {
    return Optional.empty();
  }

  default Optional<Mentioned> user(String login) {
    return Optional.empty();
  }

  default Optional<Mentioned> group(long id) {
    return Optional.empty();
  }

  /** The id of the attachment with this file name at the thing the text belongs to. */
  default OptionalLong attachment(String fileName) {
    return OptionalLong.empty();
  }
}
