package gewerk.platform.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The file with the key: 64 hexadecimal digits, readable by its owner alone. */
record KeyFile(Path path) {
  Optional<String> read() {
    if (Files.notExists(path)) {
      return Optional.empty();
    }
    try {
      var key = Files.readString(path).strip();
      if (!key.matches("[0-9a-f]{64}")) {
        throw new CannotOpenSecrets("The secret key file " + path + " must hold 64 hexadecimal digits.");
      }
      return Optional.of(key);
    } catch (IOException e) {
      throw new CannotOpenSecrets("The secret key file " + path + " cannot be read.", e);
    }
  }

  void write(String key) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      var onlyMine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      var fresh = Files.createTempFile(path.toAbsolutePath().getParent(), "secret-key", ".new", onlyMine);
      Files.writeString(fresh, key + "\n", StandardOpenOption.SYNC);
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new CannotOpenSecrets("The secret key file " + path + " cannot be written.", e);
    }
  }
}
