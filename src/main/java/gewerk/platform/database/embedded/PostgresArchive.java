package gewerk.platform.database.embedded;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

/** PostgreSQL's programs for this machine, as they come from their Maven artifact. */
record PostgresArchive(URL archive, String version) {
  private static final Pattern VERSION = Pattern.compile("-(\\d+\\.\\d+[^/!]*)\\.jar!");

  static PostgresArchive forThisMachine() {
    String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    URL archive = PostgresArchive.class.getResource("/postgres-linux-" + machine + ".txz");
    if (archive == null || !System.getProperty("os.name").equals("Linux")) {
      throw new CannotRunPostgres("The embedded PostgreSQL runs on Linux on x86-64 and arm64 only; here, name a PostgreSQL"
          + " server with GEWERK_DATABASE_URL.");
    }
    return new PostgresArchive(archive, versionIn(archive));
  }

  int major() {
    return Integer.parseInt(version.substring(0, version.indexOf('.')));
  }

  /** The folder of the programs inside {@code directory}; it appears whole or not at all. */
  Path unpackedIn(Path directory) throws IOException {
    Path home = directory.resolve("postgresql-" + version);
    if (!Files.exists(home)) {
      Path part = Files.createTempDirectory(directory, Leftovers.PREFIX);
      try (var content = archive.openStream()) {
        TarXz.unpack(content, part.resolve("home"));
      }
      Files.move(part.resolve("home"), home, StandardCopyOption.ATOMIC_MOVE);
      Files.delete(part);
    }
    return home;
  }

  private static String versionIn(URL archive) {
    var matcher = VERSION.matcher(archive.toString());
    if (!matcher.find()) {
      throw new CannotRunPostgres("The PostgreSQL archive must lie in its own jar, whose name holds the version, but it is "
          + archive + ".");
    }
    return matcher.group(1);
  }
}
