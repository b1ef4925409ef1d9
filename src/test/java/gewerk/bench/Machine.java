package gewerk.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;

/** What Linux tells of the processors and of processes. */
final class Machine {
  private static final double TICKS_PER_SECOND = 100;
  private static final double KIBIBYTES_PER_MEBIBYTE = 1024;

  private final long server;
  private final long postmaster;

  Machine(long server, long postmaster) {
    this.server = server;
    this.postmaster = postmaster;
  }

  /** Processor time in seconds: all that was used, and what of it the server, its database and the load itself used. */
  record Used(double all, double server, double database, double load) {
    Used since(Used before) {
      return new Used(all - before.all, server - before.server, database - before.database, load - before.load);
    }

    double others() {
      return Math.max(0, all - server - database - load);
    }
  }

  Used used() {
    return new Used(all(), ofProcess(server), family(postmaster).mapToDouble(Machine::ofProcess).sum(), ofProcess(ProcessHandle.current().pid()));
  }

  /** The memory of a process that is in RAM. */
  static double residentMebibytes(long pid) {
    return Files.exists(status(pid)) ? read(status(pid)).lines().filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KIBIBYTES_PER_MEBIBYTE).findFirst().orElse(0) : 0;
  }

  static String described() {
    var model = read(Path.of("/proc/cpuinfo")).lines().filter(line -> line.startsWith("model name")).map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst().orElse("unknown processor");
    return Runtime.getRuntime().availableProcessors() + " × " + model;
  }

  private static LongStream family(long pid) {
    return ProcessHandle.of(pid).stream().flatMapToLong(process ->
        LongStream.concat(LongStream.of(pid), process.descendants().mapToLong(ProcessHandle::pid)));
  }

  private static double all() {
    var fields = read(Path.of("/proc/stat")).lines().findFirst().orElseThrow().trim().split("\\s+");
    return (Long.parseLong(fields[1]) + Long.parseLong(fields[2]) + Long.parseLong(fields[3]) + Long.parseLong(fields[7])) / TICKS_PER_SECOND;
  }

  private static double ofProcess(long pid) {
    try {
      var stat = Files.readString(Path.of("/proc", "" + pid, "stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    } catch (IOException e) {
      return 0; // it has ended meanwhile
    }
  }

  private static Path status(long pid) {
    return Path.of("/proc", "" + pid, "status");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
