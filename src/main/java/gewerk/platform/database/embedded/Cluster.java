package gewerk.platform.database.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL's data in one directory and the process that serves them.
 *
 * @param home PostgreSQL's programs
 * @param data what PostgreSQL writes
 * @param output what its programs print; the running server writes its own log inside {@code data}
 */
record Cluster(Path home, Path data, Path output, OrdinaryUser user) {
  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
  private static final int ATTEMPTS = 10;
  private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(15);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  void initialise(String superuser, String password) throws IOException {
    Path part = Files.createTempDirectory(data.getParent(), Leftovers.PREFIX);
    Files.writeString(part.resolve("password"), password + "\n");
    user.own(part);
    Path cluster = part.resolve("cluster");
    int exitCode = run("initdb", "--pgdata=" + cluster, "--username=" + superuser, "--pwfile=" + part.resolve("password"),
        "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
        "--no-instructions");
    if (exitCode != 0) {
      throw failed("create its database");
    }
    Files.move(cluster, data, StandardCopyOption.ATOMIC_MOVE);
    Leftovers.delete(part);
  }

  /** Starts the server, or adopts the one that outlived the program that had started it. */
  Postmaster start(PostgresSettings settings) throws IOException {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<Postmaster> postmaster = outlived(settings);
      if (postmaster.isEmpty()) {
        postmaster = launch(settings);
      }
      if (postmaster.isPresent()) {
        return postmaster.get();
      }
      Commands.pause(Duration.ofMillis(300)); // the port was taken, or processes of a killed predecessor still end
    }
    throw failed("start");
  }

  void stop() throws IOException {
    if (Postmaster.of(data).isPresent() && run("pg_ctl", "stop", "--silent", "--wait", "--timeout=120", "--mode=fast", "--pgdata=" + data) != 0) {
      throw failed("stop");
    }
  }

  private Optional<Postmaster> outlived(PostgresSettings settings) throws IOException {
    Optional<Postmaster> found = Postmaster.of(data);
    if (found.isEmpty()) {
      return found;
    }
    Postmaster postmaster = found.get();
    if (!postmaster.serves(data)) {
      Postmaster.forget(data);
      return Optional.empty();
    }
    if (postmaster.runs(program("postgres"), settings.durability())) {
      LOG.info("Taking over PostgreSQL, which outlived the Gewerk that had started it.");
      return ready(postmaster.pid());
    }
    stop();
    return Optional.empty();
  }

  /** In a session of its own, so that Ctrl-C in our terminal does not stop it under the requests that still run. */
  private Optional<Postmaster> launch(PostgresSettings settings) throws IOException {
    settings.write(data);
    var arguments = new ArrayList<>(List.of("-D", data.toString()));
    arguments.addAll(settings.commandLine(freePort()));
    var command = new ArrayList<>(List.of("setsid"));
    command.addAll(user.command(program("postgres"), arguments));
    return ready(Commands.quiet(command, output).start().pid());
  }

  /** Waits until the process {@code pid} serves; empty when it ended instead. */
  private Optional<Postmaster> ready(long pid) throws IOException {
    Instant begin = Instant.now();
    Instant nextWord = begin.plus(PATIENCE);
    while (ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
      Optional<Postmaster> postmaster = Postmaster.of(data).filter(it -> it.pid() == pid && it.isReady());
      if (postmaster.isPresent()) {
        return postmaster;
      }
      if (Instant.now().isAfter(nextWord)) {
        LOG.info("PostgreSQL is still recovering its data; this can take minutes after a crash.");
        nextWord = Instant.now().plus(PATIENCE);
      }
      if (Instant.now().isAfter(begin.plus(LONGEST_RECOVERY))) {
        throw failed("become ready");
      }
      Commands.pause(Duration.ofMillis(20));
    }
    return Optional.empty();
  }

  private int run(String program, String... arguments) throws IOException {
    return Commands.exitCode(Commands.quiet(user.command(program(program), List.of(arguments)), output));
  }

  private Path program(String name) {
    return home.resolve("bin").resolve(name);
  }

  private CannotRunPostgres failed(String what) throws IOException {
    var lines = Files.exists(output) ? Files.readAllLines(output) : List.<String>of();
    String last = String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    return new CannotRunPostgres("PostgreSQL could not " + what + "; see " + output + " and " + data.resolve("log") + ".\n" + last);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
