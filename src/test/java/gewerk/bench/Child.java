package gewerk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A server in a process of its own that prints its address when it is ready. */
final class Child implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("ready at http://localhost:(\\d+)");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final int port;
  private final double secondsToReady;

  private Child(Process process, int port, double secondsToReady) {
    this.process = process;
    this.port = port;
    this.secondsToReady = secondsToReady;
  }

  /** @param output where what it prints is kept */
  static Child start(List<String> command, Map<String, String> environment, Path output) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    long begin = System.nanoTime();
    var process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    while (System.nanoTime() - begin < PATIENCE.toNanos() && process.isAlive()) {
      var found = ADDRESS.matcher(Files.readString(output));
      if (found.find()) {
        return new Child(process, Integer.parseInt(found.group(1)), (System.nanoTime() - begin) / 1e9);
      }
      Thread.sleep(10);
    }
    process.destroyForcibly();
    throw new IOException("The server did not get ready; it said: " + Files.readString(output));
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  double secondsToReady() {
    return secondsToReady;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(40, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
