package gewerk.platform.database.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The right to run PostgreSQL in one directory; the operating system takes it back when this program dies. */
final class DirectoryLock implements AutoCloseable {
  /**
   * Held by this program. Asked before the file is opened at all: closing any channel of a file gives up the locks that
   * the whole process has on it, so that a second attempt would free the first one's lock.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel channel;

  private DirectoryLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  static DirectoryLock of(Path directory) throws IOException {
    if (!HELD.add(directory)) {
      throw inUse(directory);
    }
    try {
      return new DirectoryLock(directory, lockedFile(directory));
    } catch (IOException | RuntimeException e) {
      HELD.remove(directory);
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      HELD.remove(directory);
    }
  }

  private static FileChannel lockedFile(Path directory) throws IOException {
    var channel = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      throw inUse(directory);
    }
    return channel;
  }

  private static CannotRunPostgres inUse(Path directory) {
    return new CannotRunPostgres("Gewerk already runs on the data directory " + directory.getParent()
        + "; stop it first, or choose another directory with --data.");
  }
}
