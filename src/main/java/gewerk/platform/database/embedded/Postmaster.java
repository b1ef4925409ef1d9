package gewerk.platform.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** PostgreSQL's first process, as it describes itself in {@code postmaster.pid}. */
record Postmaster(long pid, int port, String status) {
  /** Above the largest that Linux can give ({@code PID_MAX_LIMIT}), so certainly no process. */
  private static final String NO_PROCESS = "4194305";
  private static final int STATUS_LINE = 7;

  /** Empty when there is none, or it has not written its file to the end yet. */
  static Optional<Postmaster> of(Path cluster) throws IOException {
    var lines = lines(cluster);
    return lines.size() <= STATUS_LINE
        ? Optional.empty()
        : Optional.of(new Postmaster(Long.parseLong(lines.get(0)), Integer.parseInt(lines.get(3)), lines.get(STATUS_LINE).strip()));
  }

  boolean isReady() {
    return status.equals("ready");
  }

  /** Whether it lives and serves {@code cluster}; its number may long belong to another program, in containers almost always. */
  boolean serves(Path cluster) throws IOException {
    return commandLine().contains(cluster.toString());
  }

  /** Whether it is the program we would start, with a setting that we would give. */
  boolean runs(Path program, String setting) throws IOException {
    return commandLine().contains(program.toString()) && commandLine().contains(setting);
  }

  boolean isAlive() {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  /**
   * Makes PostgreSQL see that the number in the file is nobody's. Deleting the file would also take away the key by which
   * PostgreSQL finds out whether processes of its predecessor still use the data.
   */
  static void forget(Path cluster) throws IOException {
    var lines = new ArrayList<>(lines(cluster));
    lines.set(0, NO_PROCESS);
    Files.write(file(cluster), lines);
  }

  private static List<String> lines(Path cluster) throws IOException {
    try {
      return Files.readAllLines(file(cluster));
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private static Path file(Path cluster) {
    return cluster.resolve("postmaster.pid");
  }

  private List<String> commandLine() throws IOException {
    try {
      return List.of(Files.readString(Path.of("/proc", Long.toString(pid), "cmdline")).split("\0"));
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }
}
