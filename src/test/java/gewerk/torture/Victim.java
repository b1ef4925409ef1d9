package gewerk.torture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The real program in a process of its own, with its embedded PostgreSQL, to be killed. */
final class Victim {
  static final String TOKEN = "opapi-of-the-torturer";
  private static final Pattern READY = Pattern.compile("Gewerk is ready at http://localhost:(\\d+)");
  private static final Duration LONGEST_START = Duration.ofMinutes(5);

  private final Path data;
  private final Process process;
  private final Path output;
  private final long begun = System.nanoTime();
  private int port;

  private Victim(Path data, Process process, Path output) {
    this.data = data;
    this.process = process;
    this.output = output;
  }

  /** Begins a start and does not wait for it. */
  static Victim begin(Path data) throws IOException {
    return begin(data, Map.of());
  }

  /** With more variables of the environment. */
  static Victim begin(Path data, Map<String, String> environment) throws IOException {
    Files.createDirectories(data);
    var output = data.resolve("victim.log");
    var builder = new ProcessBuilder(command(data)).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("GEWERK_ADMIN_API_KEY", TOKEN);
    builder.environment().putAll(environment);
    builder.environment().put("GEWERK_ADMIN_PASSWORD", "a password for the torturer");
    return new Victim(data, builder.start(), output);
  }

  /** Waits until it answers; a start that ends or hangs is what this is all about. */
  void ready() throws IOException, InterruptedException {
    while (System.nanoTime() - begun < LONGEST_START.toNanos()) {
      var found = READY.matcher(Files.readString(output));
      if (found.find()) {
        port = Integer.parseInt(found.group(1));
        return;
      }
      if (!process.isAlive()) {
        throw new AssertionError("The start failed: " + Files.readString(output));
      }
      Thread.sleep(20);
    }
    throw new AssertionError("The start took more than " + LONGEST_START + ": " + Files.readString(output) + "\n" + threads());
  }

  /** What it was doing meanwhile. */
  private String threads() throws IOException, InterruptedException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var asked = new ProcessBuilder(jcmd, String.valueOf(process.pid()), "Thread.print").redirectErrorStream(true).start();
    var told = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    asked.waitFor(10, TimeUnit.SECONDS);
    return told;
  }

  int port() {
    return port;
  }

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** {@code kill -9}; what it wrote to disk is all that is left. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** {@code kill -9} of the PostgreSQL, where it has got so far. */
  void killPostgres() throws IOException {
    postmaster().ifPresent(ProcessHandle::destroyForcibly);
  }

  /** In good order. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      kill();
    }
  }

  private Optional<ProcessHandle> postmaster() throws IOException {
    try (var folders = Files.newDirectoryStream(data.resolve("postgresql"), "data-*")) {
      for (var folder : folders) {
        var file = folder.resolve("postmaster.pid");
        if (Files.exists(file)) {
          return Files.readAllLines(file).stream().findFirst().map(String::strip).filter(line -> line.matches("\\d+")).map(Long::valueOf).flatMap(ProcessHandle::of);
        }
      }
      return Optional.empty();
    }
  }

  /** Quick to start rather than quick: it does not live long. */
  private static List<String> command(Path data) {
    var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), "gewerk.Main",
        "serve", "--port", "0", "--bind", "127.0.0.1", "--no-demo", "--data", data.toString()));
    return command;
  }
}
