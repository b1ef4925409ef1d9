package gewerk.platform.http;

import java.nio.file.Path;

/**
 * Where the parts of multipart bodies lie while their request runs, and how large a request may be.
 *
 * @param directory on the disk where they stay, so that keeping a part is a rename
 */
public record Uploads(Path directory, long largestRequest) {
  /** Smaller parts never touch the disk. */
  static final int IN_MEMORY = 64 * 1024;
}
