package gewerk.platform.database.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Running other programs and waiting for them. */
final class Commands {
  private Commands() {}

  /** A command of PostgreSQL: in English, and free of the caller's own settings for some other server. */
  static ProcessBuilder quiet(List<String> command, Path output) {
    var builder = new ProcessBuilder(command).directory(Path.of("/").toFile()).redirectErrorStream(true)
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("GEWERK_"));
    builder.environment().put("LC_ALL", "C");
    return builder;
  }

  static int exitCode(ProcessBuilder command) throws IOException {
    try {
      return command.start().waitFor();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  static void pause(Duration time) throws IOException {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IOException("Interrupted while waiting for PostgreSQL", e);
  }
}
