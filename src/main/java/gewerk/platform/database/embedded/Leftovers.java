package gewerk.platform.database.embedded;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Folders that an interrupted start left half done. */
final class Leftovers {
  static final String PREFIX = "unfinished-";

  private Leftovers() {}

  static void deleteIn(Path directory) throws IOException {
    try (var folders = Files.newDirectoryStream(directory, PREFIX + "*")) {
      for (Path folder : folders) {
        delete(folder);
      }
    }
  }

  static void delete(Path folder) throws IOException {
    Files.walkFileTree(folder, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.deleteIfExists(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException problem) throws IOException {
        Files.deleteIfExists(visited);
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
