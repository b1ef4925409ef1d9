package gewerk.platform.database.embedded;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.tukaani.xz.XZInputStream;

/** Unpacks a .tar.xz archive of plain files, directories and symbolic links, which is all that the PostgreSQL archives hold. */
final class TarXz {
  private static final int BLOCK = 512;

  private final InputStream tar;
  private final Path target;
  private final byte[] header = new byte[BLOCK];

  private TarXz(InputStream tar, Path target) {
    this.tar = tar;
    this.target = target;
  }

  static void unpack(InputStream archive, Path target) throws IOException {
    try (var tar = new BufferedInputStream(new XZInputStream(archive), 1 << 16)) {
      new TarXz(tar, target).unpack();
    }
  }

  private void unpack() throws IOException {
    String longName = "";
    while (tar.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
      if (header[156] == 'L') {
        longName = new String(content(), StandardCharsets.UTF_8).replace("\0", "");
      } else {
        unpackEntry(longName.isEmpty() ? text(0, 100) : longName);
        longName = "";
      }
    }
  }

  private void unpackEntry(String name) throws IOException {
    Path path = target.resolve(name).normalize();
    if (!path.startsWith(target)) {
      throw new IOException("The archive holds an entry outside of itself: " + name);
    }
    createFolder(path.getParent());
    switch (header[156]) {
      case '5' -> createFolder(path);
      case '2' -> Files.createSymbolicLink(path, Path.of(text(157, 100)));
      case '0', 0 -> unpackFile(path);
      default -> throw new IOException("The archive holds an entry of the unknown type " + (char) header[156] + ": " + name);
    }
  }

  /** Permissions are said for each, because the umask of root may hide all from the user who runs PostgreSQL. */
  private static void createFolder(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      createFolder(folder.getParent());
      Files.createDirectory(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private void unpackFile(Path path) throws IOException {
    try (var out = Files.newOutputStream(path)) {
      byte[] buffer = new byte[1 << 16];
      for (long left = size(); left > 0; ) {
        int count = tar.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (count < 0) {
          throw new EOFException("The archive ends within " + path);
        }
        out.write(buffer, 0, count);
        left -= count;
      }
    }
    skipPadding();
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(isProgram() ? "rwxr-xr-x" : "rw-r--r--"));
  }

  private boolean isProgram() {
    return (Integer.parseInt(text(100, 8).strip(), 8) & 0100) != 0;
  }

  private byte[] content() throws IOException {
    byte[] content = tar.readNBytes((int) size());
    skipPadding();
    return content;
  }

  private long size() {
    return Long.parseLong(text(124, 12).strip(), 8);
  }

  private void skipPadding() throws IOException {
    tar.skipNBytes((BLOCK - size() % BLOCK) % BLOCK);
  }

  private String text(int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.UTF_8);
  }
}
