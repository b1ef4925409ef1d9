package gewerk.platform.database.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A program of its own that runs the embedded PostgreSQL until it is killed, so that a test can kill it. */
final class PostgresProgram implements AutoCloseable {
  private final Process process;
  private final String answer;

  private PostgresProgram(Process process, String answer) {
    this.process = process;
    this.answer = answer;
  }

  static PostgresProgram on(Path directory) {
    try {
      var process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
          System.getProperty("java.class.path"), PostgresProgram.class.getName(), directory.toString()))
          .redirectError(ProcessBuilder.Redirect.INHERIT).start();
      var answer = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      String line = answer.readLine();
      while (line != null && !line.startsWith("jdbc:") && !line.startsWith("refused:")) {
        line = answer.readLine();
      }
      return new PostgresProgram(process, String.valueOf(line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void main(String[] arguments) throws InterruptedException {
    try {
      System.out.println(EmbeddedPostgres.start(Path.of(arguments[0]), true).url("postgres"));
      Thread.sleep(Long.MAX_VALUE);
    } catch (CannotRunPostgres e) {
      System.out.println("refused: " + e.getMessage());
    }
  }

  /** What it said first: the address of its database, or why it refused. */
  String answer() {
    return answer;
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
