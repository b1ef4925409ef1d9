package gewerk.platform.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files beside a class (or in a folder below it), be they on disk or in the jar. */
record Folder(Class<?> anchor, String below) {
  static Folder of(Class<?> anchor) {
    return new Folder(anchor, "");
  }

  /** Names of the files with this ending, in the order of the alphabet. */
  List<String> names(String ending) {
    var name = anchor.getSimpleName() + ".class";
    URL url = anchor.getResource(name);
    if (url == null) throw new IllegalStateException(anchor + " has no class file to look beside");
    try {
      return (url.getProtocol().equals("jar") ? inJar(url, name) : onDisk(url))
          .stream().filter(file -> file.endsWith(ending)).sorted().toList();
    } catch (IOException | URISyntaxException unreadable) {
      throw new IllegalStateException("Cannot list the files beside " + anchor, unreadable);
    }
  }

  private List<String> onDisk(URL url) throws IOException, URISyntaxException {
    var folder = Path.of(url.toURI()).resolveSibling(below);
    if (!Files.isDirectory(folder)) return List.of();
    try (var files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
    }
  }

  private List<String> inJar(URL url, String name) throws IOException {
    var connection = (JarURLConnection) url.openConnection();
    var own = connection.getEntryName();
    var folder = own.substring(0, own.length() - name.length()) + below;
    return connection.getJarFile().stream()
        .map(java.util.zip.ZipEntry::getName)
        .filter(entry -> entry.startsWith(folder))
        .map(entry -> entry.substring(folder.length()))
        .filter(entry -> !entry.isEmpty() && entry.indexOf('/') < 0)
        .toList();
  }

  byte[] read(String name) {
    try (var stream = anchor.getResourceAsStream(below + name)) {
      if (stream == null) throw new IllegalStateException("No file " + below + name + " beside " + anchor);
      return stream.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
