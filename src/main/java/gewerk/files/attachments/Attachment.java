package gewerk.files.attachments;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A file that somebody handed in.
 *
 * @param container the kind of what it hangs on, null while nothing has claimed it; so is {@code containerId}
 * @param contentType as its bytes tell
 * @param digest MD5, in hexadecimal digits
 */
public record Attachment(long id, @Nullable String container, @Nullable Long containerId, long authorId, String fileName, String description,
    String contentType, long size, String digest, Instant createdAt) {
  public boolean isUnclaimed() {
    return container == null;
  }

  boolean hangsOn(String name, long id) {
    return name.equals(container) && containerId != null && containerId == id;
  }

  String path() {
    return "/attachments/" + id;
  }
}
