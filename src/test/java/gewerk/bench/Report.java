package gewerk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Tells what was measured: as a table on the screen, and as the same table in docs/performance.md. */
final class Report {
  /** What belongs to the run as a whole. */
  record Run(int workPackages, double secondsToReady, double residentMebibytes, double seconds) {}

  private static final String BEGIN = "<!-- bin/bench --write fills this in -->";
  private static final String END = "<!-- until here -->";
  private static final String HEAD = "| cell | goal /s | /s | p50 ms | p95 ms | p99 ms | KB | statements | server ms | database ms | SQL alone /s | body alone /s | of the floor | others' processors | errors |";

  private final List<Result> results = new ArrayList<>();

  void add(Result result) {
    results.add(result);
  }

  static String heading() {
    return HEAD + "\n" + HEAD.replaceAll("[^|]+", "---");
  }

  static String line(Result result) {
    var measured = result.measured();
    return "| " + String.join(" | ", List.of(result.cell(), Goals.of(result.cell()), number(measured.perSecond()), number(measured.milliseconds(0.5)),
        number(measured.milliseconds(0.95)), number(measured.milliseconds(0.99)), number(measured.bytesEach() / 1000.0),
        result.statements() < 0 ? "" : "" + result.statements(), number(result.serverMilliseconds()), number(result.databaseMilliseconds()), number(result.sql()), number(result.fixed()), number(result.ratio()),
        number(result.others()), "" + measured.errors())) + " |";
  }

  String text(Run run) {
    var lines = new StringBuilder(heading()).append('\n');
    results.forEach(result -> lines.append(line(result)).append('\n'));
    return lines.append('\n').append(about(run)).toString();
  }

  void write(Path file, Run run) throws IOException {
    var present = Files.readString(file);
    int begin = present.indexOf(BEGIN);
    int end = present.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException(file + " has no place for the table between \"" + BEGIN + "\" and \"" + END + "\"");
    }
    Files.writeString(file, present.substring(0, begin) + BEGIN + "\n\n" + text(run) + "\n" + present.substring(end));
  }

  private static String about(Run run) {
    return ("Measured on %s: %s, JDK %s; %,d work packages, concurrency %d, %s s per cell. Ready after %s s on this data (at most %d), "
        + "%s MiB resident after the run (at most %d).").formatted(LocalDate.now(), Machine.described(), Runtime.version().feature(), run.workPackages(), Cells.WORKERS,
        number(run.seconds()), number(run.secondsToReady()), Goals.SECONDS_TO_READY, number(run.residentMebibytes()), Goals.RESIDENT_MEBIBYTES);
  }

  private static String number(@Nullable Double value) {
    if (value == null) {
      return "";
    }
    return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
  }
}
