package gewerk.files.attachments;

import java.io.IOException;
import java.io.InputStream;

/** A file on its way in. */
record Upload(String fileName, String description, long size, Content content) {
  private static final int LONGEST_NAME = 255;

  /** Its bytes, to be read again from the beginning each time. */
  @FunctionalInterface
  interface Content {
    InputStream open() throws IOException;
  }

  /** The name alone, whatever folders the sender's machine has, without characters that no name should have. */
  static String tidy(String name) {
    var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
    return last.length() <= LONGEST_NAME ? last : last.substring(last.length() - LONGEST_NAME);
  }

  /** The first bytes, from which the type is told. */
  byte[] beginning(int most) {
    try (var in = content.open()) {
      return in.readNBytes(most);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("reading the beginning of an upload", e);
    }
  }
}
